# The words of workbooks (XLSX, XLSB, XLS, ODS) and SPSS files

CSI-D029 = 工作簿无法读取：{ $problem }
    .remedy = { $advice }
    .explain = 该文件是工作簿（XLSX、XLSB、XLS 或 ODS），但其工作表无法转换为答案：文件已损坏、设有密码，或解压后超出读取上限。工作簿各部分解压后合计不得超过 1 GiB；XLS 和 ODS 的全部工作表都要放入内存，合计不得超过 1600 万个单元格；所读工作表转换成的文本（含空单元格）不得超过 1 GiB。很小的文件解压后却超过上限，说明文件已损坏或怀有恶意；更大的调查数据宜导出为 CSV，CSV 按流式读取。
CSI-D030 = 工作簿中没有工作表“{ $sheet }”
    .remedy = { $advice }
    .explain = 工作簿的工作表可用 --sheet 或研究文件 [survey] 中的 sheet 指定，写名称或从 1 开始的序号均可，隐藏的工作表也计算在内。未指定时，读取唯一有数据的可见工作表；有多个时读取第一个。

CSI-D033 = SPSS 文件无法读取（解析器的原文：{ $parser }）
    .remedy = 请在 SPSS 中打开后重新保存，或按编码另存为 CSV：SAVE TRANSLATE /TYPE=CSV /CELLS=VALUES
    .explain = 文件开头是 SPSS 数据文件（SAV、ZSAV）的标志，但文件已损坏、不完整，或转换成的文本会超过 1 GiB。读取的答案是编码而不是值标签；变量标签作为第二行表头；系统缺失的答案为空；文件中声明为用户缺失的编码在运行中同样视为缺失，并予以计数。

CSI-W019 = 有单元格的内容是错误值而不是答案：{ $count } 个（{ $errors }）
    .remedy = 请在工作簿中改正公式，或将错误值声明为缺失码（--missing-code "#N/A"）
    .explain = 公式出错时，单元格中留下的是 #N/A、#REF!、#DIV/0! 等错误值。所列单元格按错误值的文本读取，因此除非将该文本声明为缺失，含有错误值的评分列会使运行停止。#NULL! 不计入：SPSS 用它表示缺失的答案。

CSI-N014 = 已读取工作表“{ $sheet }”；其他有数据的工作表：{ $others }
    .remedy = 如果应读取另一个工作表，请用 --sheet 名称 或 [survey] 中的 sheet 指定
    .explain = 工作簿中有多个有数据的可见工作表，而运行没有说明受访者在哪一个中，因此读取了第一个。

workbook-damaged = 文件已损坏（解析器的原文：{ $parser }）
workbook-save-again = 请用电子表格软件打开后重新保存，或将工作表另存为 UTF-8 编码的 CSV
workbook-protected = 文件设有密码
workbook-take-off-password = 请去掉密码后保存，或将工作表另存为 UTF-8 编码的 CSV
workbook-too-large = 解压后超出读取上限
workbook-save-as-text = 请将工作表另存为 UTF-8 编码的 CSV；文本文件的大小不受限制
workbook-nearest-sheet = 是否想写“{ $nearest }”？工作簿中有：{ $sheets }
workbook-known-sheets = 可用的工作表：{ $sheets }
