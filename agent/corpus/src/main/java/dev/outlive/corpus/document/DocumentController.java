package dev.outlive.corpus.document;

import java.sql.SQLException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/documents")
class DocumentController {

  private final Documents documents;
  private final Photos photos;

  DocumentController(Documents documents, Photos photos) {
    this.documents = documents;
    this.photos = photos;
  }

  @PostMapping
  long add(@RequestParam String title) {
    return documents.add(title);
  }

  @GetMapping("/newest")
  DocumentView newest() throws SQLException {
    return documents.newest();
  }

  @GetMapping("/newest/summaries")
  List<String> summaries() {
    return documents.newestSummaries();
  }

  @PostMapping("/photos")
  long photo(@RequestParam String caption) {
    long id = photos.add(caption);
    photos.forgetAllButNewest();
    return id;
  }

  @GetMapping("/photos/newest")
  String photo() {
    return photos.newest();
  }
}
