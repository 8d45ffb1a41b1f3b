# The words of the room: model

CSI-M001 = 模型文本无法解析：{ $problem }
    .remedy = 请改正这一行；可用“csi models show acsi”打印一个模型作为起点
    .explain = 模型可用 TOML（文件名以 .toml 结尾）或 lavaan/cSEM 文本（.lav、.txt）书写。若为 TOML，请检查所指行附近的引号、括号和等号。若为 lavaan 文本，每条语句应为“结构变量 =~ 观测变量 + 观测变量”（Mode A）、“结构变量 <~ 观测变量 + 观测变量”（Mode B）或“结果 ~ 前因 + 前因”（路径）；语句可在运算符或加号之后换行。固定、命名或限定系数（1*x）、协方差（~~）、截距（~ 1）和定义（:=）在 PLS 路径模型中并不存在，因此报错而不是忽略。

CSI-M002 = 模型文件中有未知的键“{ $key }”
    .remedy = { $advice }
    .explain = 未知的键一律报错，否则拼错的键会悄悄改变模型。模型的键：name、title、source、status、remark、index、stages、paths、construct、interaction。[[interaction]] 的键：moderator、on。[[construct]] 的键：name、label、mode、dominant、optional、min、max、anchors、indicators、indicator、dimensions。[[construct.indicator]] 的键：name、label、question、anchors、min、max、aliases、optional。

CSI-M003 = 模型文件中的“{ $key }”：{ $problem }
    .remedy = { $advice }
    .explain = 模型文件缺少某个键，或其值不符合要求：应为文本处写了数字，mode 不是 "A" 或 "B"，量表的 min 不小于 max，dominant 不是该结构变量的观测变量。标签、标题和问题可写成一段文本，也可写成含 en 与 zh 的表。

CSI-M004 = 名称“{ $name }”同时指 { $first } 和 { $second }
    .remedy = 请给其中一个改名，或从其中一个删去该别名
    .explain = 结构变量名与观测变量名都不得重复，任何观测变量也不得使用另一个观测变量的名称或别名，否则调查数据的一列会同时属于两个观测变量。比较名称时不区分大小写和全角半角，并忽略首尾空格。结构变量可以与其唯一的观测变量同名。在 lavaan 文本中，=~ 或 <~ 右侧要么全是数据列，要么全是已被测量的结构变量（高阶结构变量，见 CSI-M010），不能混用。消息以“结构变量.观测变量:行号”指明名称的归属。

CSI-M005 = 结构变量“{ $name }”没有观测变量
    .remedy = 请至少给它一个观测变量，或连同其路径一并删除
    .explain = 每个结构变量至少由一个问题测量：它的得分是各答案的加权平均。在 lavaan 文本中，出现在路径（~）里的名称需要有一条 =~ 或 <~ 语句说明由哪些列测量。自身没有问题的结构变量可由其他结构变量构成：见 CSI-M010。

CSI-M006 = 结构变量“{ $name }”不在任何路径中
    .remedy = 请添加一条以它为起点或终点的路径，或删除该结构变量
    .explain = 外部权重由结构模型中相邻的结构变量估计得出。没有路径的结构变量没有相邻变量，其权重以及指数都无从定义。

CSI-M007 = 路径构成回路：{ $cycle }
    .remedy = 请删除其中一条路径，或改变其方向
    .explain = 结构模型的方程逐个估计，总影响是各条路线之和；两者都要求路径不会回到起点。每条使回路闭合的路径都会连同整个回路一并报告。仅凭一次此类调查无法估计反馈回路。

CSI-M008 = 模型中没有结构变量“{ $name }”
    .remedy = { $advice }
    .explain = 路径、--index 选项或 index 键指定了模型中不存在的结构变量。指数结构变量是以其指数作为主要结果的结构变量，通常为顾客满意度。若未指明，则取名为 satisfaction、SAT、CUSA、顾客满意度或满意度的结构变量；否则请用 --index 指定。

CSI-M009 = 路径 { $path } { $problem }
    .remedy = 请删除这条路径
    .explain = 结构变量不能影响自身，两个结构变量之间的关系也只估计一次。在 lavaan 文本中，同一关系可能出现在两条语句里，例如“SAT ~ QUAL + VAL”和“SAT ~ QUAL”。

CSI-M012 = 交互项 { $interaction }：{ $problem }
    .remedy = 请针对模型中的路径“前因 -> 结果”写成“结果 ~ 前因:调节变量”，或将其删除
    .explain = 交互项表示：第三个结构变量（调节变量）较高时，从前因到结果的路径更强或更弱。该路径必须在模型中；调节变量不能是路径的任何一端，也不能受结果影响，否则在它产生之前就无法改变这条路径。调节变量若不是结果的前因，则在估计交互项时加入该方程。结构变量是否调节自身的路径属于非线性问题，程序总会给出答案。在模型文件中，交互项写作 [[interaction]]，含 moderator = "image" 和 on = ["satisfaction", "loyalty"]；在 lavaan 文本中写作 loyalty ~ satisfaction:image。

CSI-N001 = 模型“{ $model }”为重建模型，并非原文照录：{ $remark }
    .remedy = 引用时请注明“重建”；“csi models show { $model }”会打印全部关系和观测变量
    .explain = 描述该模型的文献没有完整刊出模型：其中部分关系或观测变量由二手描述整理而成。所得结果对应“csi models show”所打印的模型，未必能与以同一名称发布的数字相比较。

CSI-N002 = 以下可选观测变量没有对应的列，已略去：{ $indicators }
    .remedy = 这不是错误；如需使用，请用 --item 观测变量=列名 指定
    .explain = 模型中有些观测变量标为可选，因为许多调查不含这些问题（如价格容忍度、ncsb 的形象变量）。若调查数据没有相应的列，则略去后拟合模型。可选结构变量若失去全部观测变量，则连同其路径一并略去。非可选观测变量缺少对应的列则为错误。

model-status-verbatim = 原文
model-status-reconstructed = 重建
model-status-user = 自建

model-path-twice = 重复出现
model-path-self = 的起点与终点是同一结构变量

model-interaction-syntax = 这不是交互项
model-interaction-ends = 应为一条路径的两端
model-interaction-ends-advice = 请写成 on = ["前因", "结果"]
model-interaction-no-path = 模型中没有从该前因到该结果的路径
model-interaction-own = 结构变量不能调节自身的路径
model-interaction-downstream = 调节变量受结果影响
model-interaction-twice = 重复出现

model-bad-scale = 最低答案 { $min } 不小于最高答案 { $max }
model-bad-scale-advice = 请以 min 给出最差的答案，以 max 给出最好的答案
model-half-scale = 只给出了量表的一端
model-half-scale-advice = 请同时给出 min 和 max
model-bad-name = { $found } 不能用作名称
model-bad-name-advice = 请使用文字、数字、“_”、“-”和“.”，不含空格，且至少含一个文字
model-bad-path = { $found } 不是路径
model-bad-path-advice = 请写成“source -> target”；若理论预期了符号，请在终点后加 (+) 或 (-)
model-bad-anchors = 应为两段文本，分别说明最低和最高的答案
model-bad-anchors-advice = 请写成 anchors = ["最低", "最高"]
model-empty-label = 表中既没有 en 也没有 zh
model-empty-label-advice = 请给出一段文本，或含 en 与 zh 的表
model-no-constructs = 模型中一个结构变量也没有；可用“csi models show acsi”打印一个模型作为起点
model-index-unnamed = 请用 --index 或 index 键指明指数结构变量；模型中有：{ $known }

lavaan-empty = 没有任何语句
lavaan-no-operator = “{ $statement }”中没有运算符 =~、<~ 或 ~
lavaan-unknown-operator = PLS 路径模型不支持运算符 { $operator }
lavaan-modifier = “{ $term }”固定、命名或限定了系数，而 PLS 路径模型没有这种写法
lavaan-bad-name = “{ $term }”不能用作名称
lavaan-no-left-side = { $operator } 左侧为空
lavaan-no-right-side = { $operator } 右侧为空
lavaan-empty-term = 加号旁缺少名称
lavaan-two-modes = “{ $construct }”既用 =~ 又用 <~ 测量

questionnaire-heading = 调查问卷：{ $title }
questionnaire-intro = 感谢您参与本次调查。请根据您的整体经历作答，每题选择一个答案。答案没有对错之分；无法判断的题目可以不答。
questionnaire-scale = 从 { $min }（最低）到 { $max }（最高）。
questionnaire-scale-anchored = { $min } 表示{ $lowest }，{ $max } 表示{ $highest }。
questionnaire-open = 请将答案写在横线上。
questionnaire-no-wording = 您如何评价：{ $label }？
questionnaire-thanks = 感谢您的回答！
questionnaire-closing = 问题的措辞为本程序自行撰写。本问卷及本程序与已发布的各满意度指数的名称和商标所有者没有隶属关系，也未获其认可或授权。
questionnaire-key = 供分析人员使用：各题在调查数据文件中的列名如下。
questionnaire-key-head = | 题号 | 列名 |
