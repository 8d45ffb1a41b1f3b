# 标签：文字选项及其分值

CSI-D027 = 列 { $columns } 有多种读法：{ $problem }
    .remedy = { $advice }
    .explain = 文字选项按其所属的标签集换算为分值，共有选项的各列一并判断。同一个词在不同的选项表中分值不同：“不满意”在三级中为 1，在五级中为 2。若出现的回答同时符合几套选项表，选择哪一套都会改变指数，因此程序不作猜测。选项表两端的级别无人选择属正常情况；两个已用级别之间的级别无人选择则不正常。

CSI-D028 = { $columns } 的标签中，措辞最差者数字最大：从 { $lowest } 到 { $highest }
    .remedy = 若问卷确实如此计分，请在研究文件中为这些题目加上 reverse = true；若数字只是选项序号，请写明标签，例如 labels = "satisfaction-5"
    .explain = “1.非常满意”之类的标签含有数字，但此处措辞越好数字越小：或为反向量表，或数字只是选项序号而非分值。计算指数要求最好的回答分值最高。reverse = true 会把数字反转；写明 labels 则以文字为准。

CSI-N008 = 文字选项所用的标签未在研究文件中写明：{ $lists }
    .remedy = 若与问卷的选项一致，无须处理；--show labels 列出每个标签的分值，在研究文件中写 labels = "名称" 可明确指定
    .explain = 这些列没有声明标签，而回答为文字。共有选项的各列一并判断，按唯一符合的内置标签集读取；或按标签中所含的数字读取（“1 - …”）；若数字量表的两端为文字，则按该量表读取（“… 2, 3 …”）。

CSI-N009 = 量表两端以标签为准（标签 / 原声明）：{ $items }
    .remedy = 若标签与问卷一致，无须处理；在研究文件中写题目的 min 与 max 可另行指定
    .explain = 读取回答所用的标签集，或首末标签所含的数字，表明了量表的两端，而它与模型或整个研究所声明的量表不同。0 至 100 的指数以受访者所见量表的两端为准，因此采用标签的两端。研究文件中题目自己的 min 与 max 不会被改动。

cleaning-several-label-sets = 同时符合 { $sets }
cleaning-several-declared-lists = 同时符合研究文件为其他题目给出的几套标签，而分值不同
cleaning-several-label-sets-advice = 请在研究文件中为这些题目写明问卷所用的标签集，如 labels = "{ $set }"，或用 min 与 max 声明其量表
cleaning-label-set-ends = 它们属于标签集“{ $set }”，量表为 { $ends }，而研究文件声明的量表为 { $declared }
cleaning-label-set-ends-advice = 请更正题目的 min 与 max，或在研究文件中写出全部标签及其分值：labels = { "{" } "标签" = 1, … { "}" }
cleaning-unmapped-declared = 请把该标签加入题目的标签表，或更正回答；最接近的标签：{ $nearest }；若表示“缺失”，请声明：--missing-code "{ $codes }"
cleaning-unmapped-near = 请更正回答（最接近的标签：{ $nearest }），或在研究文件中写出该题目的全部标签及其分值：labels = { "{" } "标签" = 1, … { "}" }；若表示“缺失”，请声明：--missing-code "{ $codes }"
cleaning-unmapped-unknown = 请在研究文件中由差到好写出该题目的全部标签及其分值：labels = { "{" } "标签" = 1, … { "}" }；若表示“缺失”，请声明：--missing-code "{ $codes }"
cleaning-unmapped-no-answer = 看来表示没有作答：请声明为缺失，用 --missing-code "{ $codes }"，或在研究文件中写 missing = [...]
cleaning-unmapped-ends = 看来是数字量表两端的文字，但量表的长度不能确定：请声明量表（--scale 1..10，或题目的 min 与 max），或在研究文件中写出标签及其分值：labels = { "{" } "标签" = 10 { "}" }

section-labels = 标签
column-columns = 列
column-set = 标签集
column-basis = 依据
column-label = 标签
label-basis-declared = 研究文件
label-basis-shared = 研究文件的其他题目
label-basis-chosen = 回答
label-basis-numbered = 标签中的数字
label-basis-ends = 量表两端
note-labels = 同组各列共有选项，读法相同；分值为反转之前的分值。计数为 0 表示无人选择的级别。
note-no-labels = 所有回答均为数字。
cleaning-labels_chosen = 按研究文件未写明的标签读取的回答
