# The words of the room: check

CSI-W009 = 没有人选择 { $categories }，而 { $below } 有 { $below_count } 人选，{ $above } 有 { $above_count } 人选
    .remedy = 请检查该选项在导出时是否变成了空白或其他代码，以及问卷是否提供该选项
    .explain = 若两侧的选项都有许多人选，中间的选项也应有人选。期望人数在十人以上而实际为零，并非偶然：最常见的原因是导出时该选项被写成空白（“一般”变成了空单元格）、把属于回答的代码声明为缺失，或给标签赋了错误的分值。超过十一级的量表不作此项检查。

CSI-W010 = 回答的题目不足 { $share } %，或未答完问卷的受访者：{ $count } 名
    .remedy = 请决定是否保留；若要排除：在 [cleaning] 中写 exclude = ["incomplete"]
    .explain = 中途退出者只回答了前面的题目，其缺失并非随机。回答的题目过少，或调查工具标明未完成（Finished、Progress、Status，或 submitdate 为空），即为未完成。可在 [check] 中用 incomplete-response = { "{" } limit = 0.8 { "}" } 另设比例。

CSI-W011 = 编号与先前记录重复的记录：{ $count } 条（第 { $record } 条与第 { $earlier } 条重复）
    .remedy = 每名受访者只保留一条记录；若要排除后出现的记录：在 [cleaning] 中写 exclude = ["duplicate"]
    .explain = 同一编号出现在多条记录中：答卷提交了两次，或合并的文件有重叠。每名受访者只应计一次。若某列只是名称像编号，而重复的记录超过 5 %，则视为其他内容（固定样本组、住户）；在 [survey] 中写 id = "..." 指明编号列，即会报告每一处重复。

CSI-W012 = 全部题目的回答与先前记录相同的记录：{ $count } 条（第 { $record } 条与第 { $earlier } 条相同）
    .remedy = 请比较这些记录的时间和编号；若要排除后出现的记录：在 [cleaning] 中写 exclude = ["duplicate"]
    .explain = 两名受访者的回答可能碰巧相同，非常满意的受访者尤其如此。因此只有在巧合无法解释时才报告：给定每名受访者总体回答的高低，整个文件中期望出现的此类记录不足 0.05 条。直线作答者不参与比较。题目少、文件大时容易巧合，此时应以编号为准。

CSI-W013 = 至少 { $share } % 的题目连续给出同一回答的受访者：{ $count } 名（{ $kind }；个人内标准差最大为 { $deviation }）
    .remedy = 请查看这些记录及其用时；若要排除并非全选最佳选项者：在 [cleaning] 中写 exclude = ["straight-liner"]
    .explain = 同一回答的最长连续数（longstring）和个人内回答的标准差（IRV）可以看出谁从头到尾勾选同一选项。只统计同一量表的题目，至少五个回答、四级以上的量表。非常满意的顾客确实会全部选最佳选项：真实的满意度数据中占 5 % 至 10 %，因此全选最佳选项只作说明，除非其中有反向题。两个指标都不能证明敷衍作答；除非您要求，不会排除任何人。在 [check] 中写 straight-liner = { "{" } limit = 0.5 { "}" } 可找出较短的连续回答。

CSI-W014 = 用时少于 { $seconds } 秒（中位数 { $median } 秒的 { $share } %）的受访者：{ $count } 名
    .remedy = 请查看这些记录；若要排除低于限值者：在 [cleaning] 中写 exclude = ["speeder"]
    .explain = 用时不足中位数三分之一者很难读完题目；不足一半只作说明，因为阅读快的人也常如此。采用中位数，是因为页面长时间打开会使均值失去意义。用时取自秒数列，或由开始与结束时间算出；可在 [survey] 中用 duration，或 start 与 end 指明。

CSI-W015 = 最大权重是均值的 { $ratio } 倍；设计效应为 { $effect }，{ $respondents } 名受访者只相当于 { $effective } 名
    .remedy = 请截尾权重，或减少加权所用的特征
    .explain = 权重很大的受访者代表许多人，一个回答就能使指数变动。设计效应 n·Σw²/(Σw)²（Kish 1965）说明权重不等使方差增大多少；超过 2 意味着损失一半以上的样本。通常将权重截至均值的五倍左右。

CSI-W016 = 受访者不足 { $least } 名的组：{ $groups }
    .remedy = 请合并小组，或谨慎解读其数值
    .explain = 一个组的指数的标准误约等于其得分标准差除以受访者数的平方根：30 名受访者、标准差 18 分时为 3 分。可在 [check] 中用 small-group = { "{" } limit = 50 { "}" } 另设人数。

CSI-W017 = “{ $answer }”有 { $achieved } 名受访者，目标 { $target } 名；还差 { $shortfall } 名
    .remedy = 请继续对该组开放调查，或对回答加权
    .explain = 研究文件在 [check.quota] 中规定某列各回答应有的受访者数。统计的是符合筛选条件且回答过任一题目的受访者。回答须整体匹配，不区分大小写、全角与半角，也不计空白。

CSI-W018 = 检查：重复 { $duplicates }，直线作答 { $straight_liners }，作答过快 { $speeders }，未完成 { $incomplete }
    .remedy = csi check 可查看详情；除非在 [cleaning] 的 exclude 中或用 --exclude 指明种类，这些受访者都计算在内
    .explain = 这些受访者值得注意，但并不说明其回答有误。除非您将其排除，所有数字都包含他们。受访者不超过 50,000 名，或要求排除时，程序才会查找。

CSI-N010 = { $count } 名受访者与他人使用同一网络地址（涉及地址数：{ $addresses }）
    .remedy = 无须处理，除非编号、回答或时间也指向同一批受访者
    .explain = 家庭、公司、校园和移动网络都会让许多人共用一个地址，因此单凭这一点说明不了什么。若同时回答或时间也相同，则可能有人多次作答。

CSI-N011 = { $share } 的回答为 { $end }，即量表的{ $which }
    .remedy = 无须处理；下一轮可改用在这一端区分更细的措辞
    .explain = 若超过 15 % 的回答位于量表一端（Terwee 等 2007），该题目就不能再区分这些受访者。满意度调查中上端出现这种情况很常见，并非数据有误。反向题按原始回答判断。

CSI-N012 = 按研究文件的要求排除：{ $count } 名（{ $reasons }）
    .remedy = 无须处理
    .explain = 研究文件或 --exclude 要求排除这几类受访者。每人只按所列次序中最先符合的原因计一次。各项数字描述的是实际使用的受访者。

CSI-N013 = { $subject }
    .remedy = 请用 --model 或研究文件指明模型，以便对照问卷检查回答
    .explain = 没有模型就无从知道哪些列是题目、量表如何。除少数代码外回答均为 0 至 10 整数的列视为评分题，量表取能容纳这些回答的最短常用量表（或 --scale）；需要更多信息的检查一律略去。

check-lower-end = 下端
check-upper-end = 上端
check-line = 并非最佳选项
check-line-of-best-answers = 全选最佳选项，满意的顾客确会如此
check-negative-item-rest = “{ $indicator }”与同一结构变量的其他题目方向相反：与其均值的相关为 { $correlation }
check-ratings = 未指明模型；按评分题检查：{ $columns }
check-no-ratings = 未指明模型，也没有看似评分题的列；只检查了文件和受访者

# The report.
section-findings = 检查结果
section-responses = 受访者
section-check-items = 题项
section-quotas = 配额
section-sample = 样本量与权重
section-flagged = 值得查看的受访者

column-finding = 检查项
column-records = 记录
column-message = 内容
column-remedy = 处理办法
column-respondents_counted = 受访者数
column-share = 占比
column-answered = 有效回答
column-lower_share = 下端占比
column-upper_share = 上端占比
column-item_rest = 题余相关
column-answer = 回答
column-achieved = 已完成
column-shortfall = 缺口
column-figure = 指标
column-record = 记录
column-line = 行
column-findings = 检查项
column-longest_run = 最长连续
column-seconds = 秒
column-wanted = 目标

responses-read = 文件中
responses-filtered_out = 不符合筛选条件
responses-empty = 没有任何回答
responses-incomplete = 未完成
responses-duplicates = 重复
responses-straight_liners = 直线作答（并非最佳选项）
responses-speeders = 作答过快
responses-faulty = 有无法使用的回答
responses-sound = 无异常

sample-respondents = 受访者数
sample-effective_respondents = 加权后的有效样本量
sample-design_effect = 设计效应
sample-largest_weight = 最大权重与均值之比
sample-needed_for_path = 发现 0.2 的路径系数所需（平方根倒数法）
sample-smallest_path = 可发现的最小路径系数
sample-most_predecessors = 前因变量最多的结构变量的前因数
sample-needed_for_r_squared = 发现 0.10 的 R² 所需（最小 R² 规则）

heading-check = 检查 { $file }：{ $respondents } 名受访者，{ $columns } 列
heading-check-unread = 检查 { $file }
heading-export = { $kind }：{ $reason } · { $encoding } · 分隔符 { $delimiter } · 表头 { $header_rows } 行
note-responses = 同一受访者可出现在多行中；文件中没有排除任何人。
note-sample = 检验力 80 %，显著性水平 5 %。
check-passed = 通过：错误 { $errors }，警告 { $warnings }，说明 { $notes }。
check-failed = 未通过：错误 { $errors }，警告 { $warnings }，说明 { $notes }。
check-suite = csi check
check-tab = 制表符

study-limit-out-of-range = { $found } 不能作为限值
study-limit-above-zero-advice = 请给出大于 0 的数
study-limit-share-advice = 请给出大于 0 且不超过 1 的比例，例如 0.2

command-check = 检查调查数据：列出问题及所在记录；有错误时退出码为 1
argument-strict = 有警告时也视为未通过
argument-write-valid = 把没有警告和错误的记录写入此 CSV 文件
argument-write-invalid = 把有警告或错误的记录及其原因写入此 CSV 文件
argument-check-show = 显示哪些部分：findings、responses、quotas、check-items、sample、flagged 或 all
argument-check-format = 格式：table、json、csv、md、junit、github 或 sarif [默认：table]
argument-exclude = 排除值得怀疑的受访者：duplicate、straight-liner、speeder、incomplete
help-check-exit-codes =
    退出码：0 通过 · 1 检查结果中有错误；加 --strict 时有警告也算 · 2 用法、研究文件或模型文件有误
    3 调查文件无法读取 · 5 输出未能写入
    各检查项的级别、限值和配额在研究文件的 [check] 中设定：speeder = "off|info|warn|error"。
    未指明模型时检查看似评分题的列。不会从调查中排除任何人。
check-written-over = 会覆盖调查文件本身：{ $found }
check-written-over-advice = 请另写一个文件名
check-columns-lack = 缺少列；改为检查看似评分题的列：{ $columns }
