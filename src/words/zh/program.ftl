# The words of the room: program

severity-error = 错误
severity-warning = 警告
severity-information = 说明
severity-help = 处理办法

place-line = 第 { $line } 行
place-record = 第 { $record } 条记录（第 { $line } 行）
place-column = 列“{ $column }”
place-separator = {"，"}
