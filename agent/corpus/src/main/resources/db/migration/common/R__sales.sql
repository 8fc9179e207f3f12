create or replace view sales as
select product_id, sum(quantity) as sold, sum(quantity * price) as turnover
from order_line
group by product_id;
