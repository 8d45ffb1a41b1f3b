# The words of the room: program

severity-error = 错误
severity-warning = 警告
severity-information = 说明
severity-help = 处理办法

colon = {"："}

place-line = 第 { $line } 行
place-record = 第 { $record } 条记录（第 { $line } 行）
place-column = 列“{ $column }”
place-separator = {"，"}

# 命令的帮助。
help-usage = 用法
help-commands = 命令
help-options = 选项
help-arguments = 参数
help-exit-codes =
    退出码：0 完成 · 1 检查或门槛未通过 · 2 用法、研究文件或模型文件有误 · 3 调查数据有误
    4 估计未收敛或不可接受 · 5 输出未能写入 · 130 被中断
    每条信息都有代码：csi explain 代码 可查看详细说明。

command-csi = 由调查数据计算顾客满意度指数及其驱动因素（PLS 路径模型）
command-fit = 用模型拟合一项调查：0–100 的指数及其驱动因素
command-models = 内置模型：列出、打印以供修改、打印问卷
command-list = 列出内置模型
command-show = 以 TOML 打印一个内置模型，可修改后用 --model 文件 使用
command-questionnaire = 以 Markdown 打印模型的问卷
command-explain = 详细说明一个代码或判断标准，例如 CSI-D014 或 HTMT
command-schema = 打印命令以 --format json 输出时的 JSON Schema
command-generate = 打印手册页或命令行补全脚本
command-man = 打印手册页
command-completions = 打印某种 shell 的补全脚本

argument-help = 显示帮助
argument-version = 显示版本
argument-color = 何时使用颜色：auto、always 或 never [默认：auto]
argument-lang = 输出语言：en 或 zh [默认：CSI_LANG，其次为系统语言]
argument-quiet = 只显示错误，不显示警告和说明
argument-output = 写入文件（要么完整写入，要么不写），而不是标准输出
argument-data = 调查导出文件（CSV、XLSX、XLS、ODS 或 SAV；- 表示标准输入）或研究文件（.toml）
argument-study = 研究文件（当参数是调查数据时）
argument-model = 内置模型（见 csi models）或模型文件（.toml，或 .lav、.txt 中的 lavaan 文本）
argument-items = 指标所在的列，或结构变量的各列：Q=Q1 或 QUALITY=q1,q2
argument-index = 指数所属的结构变量 [默认：模型所定]
argument-scale = 未单独说明的题项的量表两端，例如 1..10
argument-missing-codes = 表示缺失的答案，例如 98,99
argument-weight = 受访者权重所在的列
argument-filter = 只保留满足条件的受访者，例如 'region == "north" and age >= 18'
argument-group = 同时给出此列各组的指数
argument-export = 写出该文件的调查工具，例如 qualtrics、surveymonkey、wenjuanxing；plain 表示普通表格 [默认：auto，自动识别]
argument-dictionary = REDCap 数据字典（CSV），提供题目和选项
argument-encoding = 调查文件的编码，例如 gb18030 [默认：自动识别]
argument-delimiter = 调查文件的分隔符：一个字符，或 tab [默认：自动识别]
argument-header-rows = 表头的记录数 [默认：1]
argument-sheet = 工作簿中的工作表：名称或从 1 开始的序号 [默认：第一个有数据的工作表]
argument-threads = 线程数；结果与其无关 [默认：全部核心]
argument-matrix = 以相关矩阵或协方差矩阵（CSV）代替答案
argument-n = 矩阵所依据的受访者数
argument-means = 矩阵各题项的均值：indicator,mean,standard_deviation（CSV）
argument-scheme = 内部加权方案 [默认：path]
argument-metric = 题项的度量 [默认：standardized]
argument-consistent = 一致性 PLS：对公共因子校正衰减
argument-missing = 缺失答案的处理 [默认：mean]
argument-index-weights = 指数中题项的权重 [默认：unstandardized]
argument-tolerance = 收敛时权重的最大变化 [默认：1e-10]
argument-max-iterations = 超过此迭代次数即视为未收敛 [默认：300]
argument-resamples = 用于区间和检验的重抽样次数；0 表示不做 [默认：5000]
argument-seed = 重抽样的随机种子；种子相同则结果相同 [默认：1]
argument-interval = 区间的种类 [默认：percentile]
argument-confidence = 置信区间的置信水平，大于 0.5 且小于 1 [默认：0.95]
argument-engine = 抽取受访者（ordinary），或对大样本快速地抽取矩（moment）[默认：auto]
argument-allow-failures = 即使可拟合的重抽样不足 90 %，也显示区间
argument-strata = 抽样分层所在的列
argument-cluster = 所抽取的群所在的列
argument-replicate-weights = 重复权重所在的各列；rw* 表示 rw1、rw2 等
argument-replicate-kind = 重复权重的种类
argument-show = 要显示的部分：indices、drivers、item-drivers、dimensions、paths、effects……或 all
argument-format = 格式：table、json、csv 或 md [默认：table]
argument-document = 哪一种输出：fit、check、assess、drivers、whatif、segments、kpi、hierarchy 或 models-compare [默认：fit]
argument-code = 代码、其名称或 csi assess 的判断标准
argument-list = 列出全部判断标准和代码
argument-name = 内置模型的名称
argument-shell = shell 名称：bash、zsh、fish、powershell 或 elvish

# 用法错误。
usage-no-data = 未指明调查数据
usage-no-model = 未指明模型
usage-name-survey-and-model = 请以第一个参数或 [survey] 下的 file 指明调查数据，以 --model 或 [model] 指明模型；csi fit --help 列出全部参数
usage-unknown-argument = 未知参数“{ $argument }”
usage-unknown-command = 没有命令“{ $argument }”
usage-no-command = 需要一个命令
usage-bad-value = “{ $value }”不是 { $argument } 的可用取值
usage-no-value = { $argument } 需要取值
usage-takes-no-value = { $argument } 不接受取值
usage-missing-argument = 缺少必需的参数：{ $argument }
usage-conflict = { $argument } 不能与 { $other } 同时使用
usage-twice = { $argument } 出现了两次
usage-unclear = 无法理解这些参数
usage-see-help = csi --help 列出全部命令，csi 命令 --help 列出该命令的参数
usage-did-you-mean = 是否指“{ $known }”？csi 命令 --help 列出全部参数
usage-one-of = 请使用其中之一：{ $known }
usage-give-a-number = 请给出整数：--n 不小于 2，--threads 不小于 1，--header-rows 不小于 0

unknown-name-nearest = 是否指“{ $nearest }”？已知名称：{ $known }
unknown-name-known = 请使用其中之一：{ $known }

file-not-utf-8 = 它不是 UTF-8 文本

CSI-U001 = { $problem }
    .remedy = { $advice }
    .explain = 命令行无法照原样使用：某个参数未知、缺少取值、取值不可用，或与其他参数矛盾。csi fit 的一次运行需要调查数据（或矩阵）和模型；两者都可以在命令行或研究文件中指明，以命令行为准。每个命令都可用 --help 列出其参数；csi models 列出内置模型。
CSI-U002 = “{ $name }”不是已知名称
    .remedy = { $advice }
    .explain = 模型、部分、编码和代码的名称都是固定的。名称按整体比较，不区分大小写。
CSI-U003 = 无法读取文件：{ $reason }
    .remedy = 请检查路径和权限；研究文件中的路径相对于该文件
    .explain = 输入文件无法打开或读取。没有写出任何内容。
CSI-U004 = 出现意外情况：{ $problem }
    .remedy = 请连同命令以及（如可能）相关文件一并报告
    .explain = 程序遇到了没有对应信息的状态。没有写出任何结果。

CSI-O001 = 无法写入输出：{ $reason }
    .remedy = 请检查文件夹是否存在、是否可写、磁盘是否有空间
    .explain = 文件先以临时名称写在目标旁边，同步到磁盘后再改名，因此不会出现半份报告：原有文件保持不变。退出码为 5。

progress-resampling = 重抽样
interrupted = 已中断：没有写出任何内容
