# The words of the room: cleaning

CSI-D010 = { $values } 超出 { $min } 至 { $max } 的量表（涉及回答数：{ $count }）
    .remedy = 若问卷确有这些选项，请声明其量表：--scale { $lowest }..{ $highest }，或该题目的 min 与 max；否则请更正，或声明为缺失
    .explain = 这些回答与所声明的量表连续相接，例如 1 至 5 的量表上出现 6、7、8，或是超出量表一端的小数。最常见的原因是声明的量表与问卷不符。0 至 100 的指数以量表两端为准，两端有误会使所有指数偏移；程序绝不截断回答。

CSI-D011 = { $values } 是小数，而 { $min } 至 { $max } 的量表只有整数（涉及回答数：{ $count }）
    .remedy = 请更正这些回答；若量表允许小数，请在 [scale] 或该题目中声明 decimals = true
    .explain = 量表两端为整数，且至少一半回答为整数，因此个别小数看来是笔误（把 4 或 5 写成 4.5，或丢失了分隔符）。若某题目半数以上的回答为小数（滑动条，或多题均值），则直接接受。

CSI-D012 = { $values } 不是 { $min } 至 { $max } 的数字（涉及回答数：{ $count }）
    .remedy = 请更正这些回答；若表示“缺失”，请声明：--missing-code "{ $codes }"；若为文字选项，请为该题目给出 labels = { $labels }
    .explain = 未经声明时，只有空白回答视为缺失。“N/A”“不知道”等文本须用 --missing-code 或研究文件中的 missing = [...] 声明。整列为文字时按符合的标签集读取，也可在研究文件中给出标签：内置标签集的名称（如 "satisfaction-5"），或由标签到分值的表。全角数字和数字两侧的空白可以识别；小数逗号不能识别。

CSI-D013 = { $values } 不在该题目的标签之中（涉及回答数：{ $count }）
    .remedy = { $advice }
    .explain = 标签须整体匹配，不区分大小写、全角与半角，也不计空白，绝不按部分文字匹配：“不满意”中含有“满意”。一个题目的所有回答须为标签、数字或已声明的缺失代码；“不知道”“不适用”的含义须由研究文件说明。若内置标签集缺少某个标签，请在研究文件中由差到好写出问卷的全部标签。

CSI-D014 = { $values } 不在 { $min } 至 { $max } 的量表上，看来是缺失代码（涉及回答数：{ $count }；含这些回答的均值为 { $mean_with }，不含为 { $mean_without }）{ $meaning }
    .remedy = { $advice }
    .explain = 与 1 至 10 并存的孤立数值 98、99，与 1 至 5 并存的 0 或 6，以及 −9 等，通常是“不知道”“拒绝回答”“不适用”的代码。若不剔除，少数几个就会使指数变动几个点，因此在研究文件说明其含义之前一律报错。两个均值均为回答的简单均值，未加权。以 1 和 2 编码的是非题须给出 labels = { "{" } "1" = 1, "2" = 0 { "}" }。

CSI-D015 = “{ $indicator }”的回答全部是 { $value }（回答数：{ $count }）
    .remedy = 请从模型中去掉该题目，或放宽筛选条件
    .explain = 没有差异的题目与任何题目都没有相关，因而无法估计权重。常见原因：筛选条件只保留了一类受访者，多选题的列存的是选项编号，或列选错了。

CSI-D016 = “{ $indicator }”没有任何回答
    .remedy = 请检查所选的列、缺失代码和筛选条件，或去掉该题目
    .explain = 在纳入的受访者中，该列的回答全部为空白或已声明为缺失。常见原因：本轮调查未问此题，筛选条件去掉了被问到的人，或声明的缺失代码其实是量表的一部分。

CSI-D017 = { $values } 不是{ $expected }（涉及受访者数：{ $count }）
    .remedy = { $advice }
    .explain = 受访者权重表示一名受访者代表总体中的多少人，须为大于 0 的数。空白、已声明为缺失、负数、零以及文本均报错，因为悄悄剔除受访者会改变样本。权重会除以其均值，因此只有相互比例起作用。重复权重可以为 0（该次重复不含此受访者），但不能全部为 0；重复权重按原值使用。

CSI-D018 = { $read } 名受访者中只剩 { $used } 名（筛选条件排除 { $filtered } 名，全部题目未答 { $empty } 名，按要求排除 { $excluded } 名，有缺失回答 { $listwise } 名）；至少需要 { $least } 名
    .remedy = { $advice }
    .explain = 计算方差和相关至少需要三名受访者；只有两名时任何相关都等于 1。csi kpi 的数值来自单个题目，至少需要一名。要得到可信的估计需要多得多的受访者，参见 CSI-W004。

CSI-D025 = “{ $first }”和“{ $second }”同时出现，而标签集“{ $set }”给两者的分值都是 { $value }
    .remedy = 请在研究文件中写出问卷的标签：labels = { "{" } "标签" = 1, … { "}" }
    .explain = 内置标签集为量表的每一级收录了多种措辞，一份问卷只用其中一种。若同一列中出现两种，说明问卷用的是另一套选项，给两者相同的分值会掩盖受访者所作的区分。请在研究文件中说明每个标签的分值。

CSI-D026 = { $problem }（涉及受访者数：{ $count }）
    .remedy = { $advice }
    .explain = 分层抽样中每名受访者属于一个层，整群抽样中每名受访者属于一个群（网点、住户、访问员片区等）。标准误取决于各群之间的差异，因此没有层或群的受访者无法归类，而只有一个群时看不出任何差异。不区分大小写、全角与半角，也不计首尾空白，回答相同即为同一层或同一群；同一回答出现在两个层中视为两个群。

CSI-W001 = 缺失回答超过 { $share } %：{ $items }
    .remedy = 可考虑 --missing em
    .explain = 用题目均值替代缺失回答会使方差和相关偏小，缺失越多偏差越大。某题目缺失超过 5 % 时，利用同一受访者其他回答的 EM 算法（--missing em）更为合适。它也有前提：回答是否缺失只取决于已观测到的回答。

CSI-W002 = 未回答任何题目的受访者已排除：{ $count } 名
    .remedy = 无须处理，除非这些记录本应有回答
    .explain = 若一条记录的各题目全部为空白或已声明为缺失，则它对模型没有信息；无论采用哪种缺失处理方法，都在估计之前将其排除。排除日志中记有其数目。

CSI-W003 = 未回答某结构变量任何题目的受访者数，按结构变量：{ $constructs }
    .remedy = 请检查这些题目是否问过所有人；可考虑 --missing em 或筛选条件
    .explain = 对这些受访者而言，该结构变量的得分并非来自他们的回答，而是视缺失处理方法取自题目均值或其他回答。常见原因是题目只问了部分受访者，例如只有抱怨过的人才回答抱怨处理题。

CSI-W004 = { $used } 名受访者偏少：要发现{ $effect }需要 { $recommended } 名
    .remedy = 请谨慎解读较小的影响；下一轮调查请安排 { $recommended } 名或更多
    .explain = 按平方根倒数法（Kock & Hadaya 2018, Information Systems Journal 28(1) 227–261），要在 5 % 水平上以 80 % 的检验力发现某一路径系数，样本量须满足 n > (2.486 / |路径系数|)²：路径系数为 0.2 时需 155 名，0.3 时需 69 名。它取代了“每个前因变量十名受访者”的旧规则，后者要求过低。csi check 另外采用最小 R² 规则（Cohen 1992；Hair 等 2017）：样本量须足以在前因变量最多的方程中发现 0.10 的 R²。

CSI-W005 = { $problem }
    .remedy = 若该题目最好的回答分值最低，请在研究文件中为其加上 reverse = true；否则请检查题目措辞和所选的列
    .explain = 同一结构变量的各题目应方向一致，分值越高表示越好。载荷为负，或与同一结构变量其他题目的均值负相关，通常说明题目反向提问或反向编码，或该列属于另一题目。反向的题目会拉低其结构变量的指数，并扭曲与之相关的每条路径。

CSI-W006 = 回答只落在所声明量表的一半（回答 / 量表）：{ $items }
    .remedy = 请确认声明的量表与问卷一致
    .explain = 没有人选择所声明量表中点以上的回答，或没有人选择中点以下的回答。回答达到 30 个时这很少是偶然：往往是声明的量表比问卷的长（五个选项的题目声明为 1 至 10）。若量表无误，结果有效。

CSI-W007 = 只有一个群（未指明群时：只有一名受访者）的层：{ $strata }（涉及层数：{ $count }）
    .remedy = 请在数据中把这些层与相近的层合并；否则各层将按回答的次序与相邻层合并
    .explain = 层内方差来自层内各群之间的差异，只有一个群则无从估计。程序将这样的层与相邻层合并，以免把它的方差当作零；标准误因此往往略偏大。常见原因是筛选条件或缺失回答使某层只剩一个群。

CSI-N004 = { $read } 名受访者中，筛选条件排除 { $filtered } 名，因缺失回答排除 { $listwise } 名；使用 { $used } 名
    .remedy = 无须处理
    .explain = 筛选条件（--where）保留符合条件的受访者。成列删除（--missing listwise）随后排除对模型任何题目缺少回答的受访者。各项数字描述的是实际使用的受访者。

reversed-loading = “{ $indicator }”在“{ $construct }”上的载荷为负：{ $loading }
cleaning-needed-for-path = 0.2 的路径系数
cleaning-needed-for-r-squared = { $predecessors } 个前因变量下 0.10 的 R²
cleaning-weight-above-zero = 大于 0 的权重
cleaning-weight-from-zero = 大于或等于 0 的重复权重
cleaning-weight-some-above-zero = 有效的一列重复权重：其中至少须有一个大于 0
cleaning-weight-advice = 请更正权重，或用 --where 排除这些受访者
cleaning-weight-some-advice = 请放宽筛选条件，或从重复权重中去掉此列
cleaning-no-stratum = { $values } 没有指明层
cleaning-no-stratum-advice = 请为每名受访者给出所属的层，或用 --where 排除这些受访者
cleaning-no-cluster = { $values } 没有指明群
cleaning-no-cluster-advice = 请为每名受访者给出所属的群（可单独成群），或用 --where 排除这些受访者
cleaning-one-cluster = 所有受访者都属于同一个群 { $values }，无法估计标准误
cleaning-too-few-listwise-advice = 请放宽筛选条件，检查缺失代码，或改用 --missing mean、pairwise 或 em 代替 listwise
cleaning-too-few-advice = 请放宽筛选条件，减少排除的受访者，或检查缺失代码以及回答所在的列
cleaning-one-cluster-advice = 请检查群所在的列以及筛选后的剩余受访者，或不使用群
cleaning-codes-unknown = { "" }
cleaning-codes-wenjuanxing = ；问卷星按序号导出时，−2 表示未填，−3 表示跳过
cleaning-codes-qualtrics = ；在 Qualtrics 中，负数由问卷作者设定，常表示“不适用”；−99 可表示看到但未作答
cleaning-declare-everywhere = 若表示“缺失”，请声明：--missing-code { $codes }，或在 [survey] 中写 missing = [{ $codes }]；若确为回答，请声明量表，或为该题目给出标签
cleaning-declare-for-item = 若表示“缺失”，请只为该题目声明（其他题目以其为回答）：在 [items] 中写 { $indicator } = { "{" } missing = [{ $codes }] { "}" }；若确为回答，请声明量表，或为该题目给出标签
