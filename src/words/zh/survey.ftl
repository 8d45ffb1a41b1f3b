# The words of the room: survey

CSI-D001 = 有字节不是 { $encoding } 文本（涉及 { $count } 处；最先出现的字节：{ $bytes }）
    .remedy = 用 --encoding 指明文件保存时的编码（gb18030、windows-1252、utf-16le 等），或将调查数据另存为 UTF-8 编码的 CSV
    .explain = 文件按指定的编码、字节顺序标记所示的编码或绝大多数字节符合的编码读取，但有些字节不符合该编码。继续读取会使答案和标签出现错误字符，因此没有读入任何数据。常见原因是文件用另一种编码保存、合并了编码不同的文件，或传输时截断了字符。字节以十六进制表示。
CSI-D002 = 文件中没有受访者：{ $reason }
    .remedy = { $advice }
    .explain = 调查文件应先有一行或多行表头，其后每位受访者一条记录。而此文件为空或在表头之后就结束（可能导出时尚无人作答，或筛选条件排除了所有人），或者各行并不是受访者：而是各题答案的计数，或各组的汇总数字。这样的数字无法用于估计模型。如果首行就是受访者的答案，请使用 --header-rows 0；如果各行确为受访者，请使用 --export plain。
CSI-D003 = 有记录与表头的 { $columns } 列不符：单元格不足的 { $short } 条，末列之后仍有答案的 { $long } 条
    .remedy = 请检查所列各行；答案中含有分隔符时必须加引号
    .explain = 每条记录应与表头各列一一对应。记录末尾缺少的单元格视为空；末列之后的空单元格忽略不计，其中的答案不予读入。少量此类记录通常来自文件中的标题或备注；数量较多时，多半是开放题答案中的分隔符未加引号，或 --delimiter 有误。
CSI-D004 = 调查数据中没有这些列：{ $columns }
    .remedy = { $advice }
    .explain = 运行所需的列在调查文件的表头中不存在。列名按整体比较，导出后缩短或改动过的标题就是另一个名称。`csi init` 会列出表头并据此给出研究文件草稿；--delimiter 或 --header-rows 有误也会使列找不到。
CSI-D005 = { $user } 所需的列名“{ $name }”重复出现在多列：第 { $positions } 列
    .remedy = 请在表头中为这些列取不同的名称，或去掉不需要的列
    .explain = 运行按名称使用某列，而表头中该名称出现多次，无法确定所指的是哪一列的答案。两个部分问了同一问题、矩阵题的行重复或文件横向合并时会出现这种情况。运行不需要的列可以重名。
CSI-D006 = 这既不是 CSV 文本，也不是工作簿：{ $found }
    .remedy = 请将调查数据另存为 UTF-8 编码的 CSV 或 XLSX；没有字节顺序标记的 UTF-16 文本须指明编码（--encoding utf-16le）
    .explain = 文件开头是压缩包、网页、图片或其他非表格格式的标志，或含有文本中不会出现的字节。工作簿（XLSX、XLSB、XLS、ODS）和 SPSS 文件（SAV、ZSAV）可直接读取；其他文件须先导出为 CSV。在 Stata 中：export delimited using 文件, nolabel，导出的是编码；扩展缺失值（.a 至 .z）会成为文本，须声明为缺失。压缩包（ZIP、GZIP）须先解压。出现 NUL 字节多半是没有字节顺序标记的 UTF-16 文本，指明编码后即可读取。
CSI-D007 = 第 { $line } 行开始的引号没有闭合
    .remedy = 请在该行补上引号；如果引号是答案的一部分，请写成两个引号（""）
    .explain = 以引号开头的单元格一直延续到下一个单独的引号，必要时跨越换行。若没有下一个引号，文件其余部分会成为一个答案，因此没有读入任何数据。常见原因是写文件时答案开头的引号没有加倍，或文件被截断。

CSI-N003 = 文本按 { $encoding } 读取：这是根据字节作出的推测
    .remedy = 请将某个标签或开放题答案与原文核对；如果编码有误，请用 --encoding 指明
    .explain = 文件没有字节顺序标记，也不是 UTF-8。若字节普遍构成常用汉字，则按 GB18030（含 GBK）读取，否则按 Windows-1252 读取。无论哪种编码，数字都相同，标签和开放题答案则不同。

survey-use-headers = 请使用表头中的列名，或在研究文件中、用 --item 指明对应的列
survey-no-records = 共 { $records } 条记录，其中表头 { $header_rows } 行
survey-question-summary = 这是各题答案的汇总（{ $shown }）
survey-aggregate = 各行是分组的汇总数字，不是单份答卷（{ $shown }）
survey-is-dictionary = 这是数据字典：各行是题目（请用 --dictionary 与调查文件一并指明）
survey-export-rows = 请导出逐份答卷（每位受访者一行），并检查 --header-rows
survey-export-responses = 请导出逐份答卷（每位受访者一行）；如果各行确为受访者，请使用 --export plain
