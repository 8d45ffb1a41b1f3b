# 重要性—表现图与 csi drivers 命令

command-drivers = 决定先做什么：重要性—表现图，以及落入各区域的概率
argument-drivers-show = 要显示的部分：map、map-plot、quadrants、item-map、item-map-plot、item-quadrants、relative-weights、item-weights、penalty-reward、marginal-effect、necessity、bottlenecks、combined-map、cleaning、settings 或 all
argument-drivers-target = 要提升的结构变量，如 loyalty [默认：指数所在的结构变量]
argument-cut = 图的分界位置；IMPORTANCE、PERFORMANCE 各为数值、means（均值）或 medians（中位数） [默认：means]
argument-item-cut = 观测变量图的分界位置 [默认：与结构变量图相同，给定的重要性除外]
argument-plot = 将结构变量的图绘制到此 SVG 文件
argument-item-plot = 将观测变量的图绘制到此 SVG 文件

study-bad-cut = { $found } 不是图的分界
study-bad-cut-advice = 请写 means、medians，或为两轴分别给出分界，如 0.4,70 或 means,70（在研究文件中写作 [0.4, 70]）；表现的取值为 0 至 100

section-map = 重要性—表现图
section-item-map = 观测变量的重要性—表现图
section-quadrants = 落入各区域的概率
section-item-quadrants = 观测变量落入各区域的概率
section-map-plot = 重要性—表现图（绘图）
section-item-map-plot = 观测变量的重要性—表现图（绘图）
note-map-marks = 字母含义见上表。
note-map-whiskers = 须线：{ $confidence }%置信区间。
note-map-empty = 没有同时具备重要性与表现的点。
title-map = 重要性—表现图：什么在推动{ $target }
title-item-map = 观测变量的重要性—表现图：什么在推动{ $target }

column-mark = 标记
column-probability = 概率
column-strength = 优势区
column-improve_first = 修补区
column-opportunity = 机会区
column-maintain = 维持区
column-likeliest = 最可能的区域

cut-means = 均值
cut-medians = 中位数
cut-given = 给定值
note-map-lines = 分界：重要性 { $importance }（{ $importance_rule }），表现 { $performance }（{ $performance_rule }）。
note-map-uncertain = 区域不确定（多数重抽样中落入其他区域）：{ $names }。
note-map-linear = 重要性：驱动因素提高1分时{ $target }变动的分值；线性关系，其他条件不变。概率：重抽样中落入同一区域的比例，每次重抽样都重新划定分界。
note-quadrants = 各区域占重抽样次数的比例，每次重抽样都重新划定分界；合计为 100 %。
note-no-quadrants = 概率须由可重复抽取的受访者得到：需要逐份答卷、足够多可拟合的重抽样，且不能是刀切法或平衡重复抽样的权重。

usage-plot-not-svg = “{ $path }”不是 SVG 文件
usage-plot-not-svg-advice = 请给出以 .svg 结尾的文件
usage-plot-twice = 两项输出都要写入“{ $path }”
usage-plot-twice-advice = 请为 --plot、--item-plot 和 --output 各给出一个文件

CSI-E040 = 无法得到{ $target }的重要性—表现图：{ $reason }
    .remedy = 用 --target 指定有路径指向的结构变量，并确认指数可以计算（csi fit DATA --show indices）
    .explain = 驱动因素在图上的位置由重要性（对目标的总影响，以指数分值计）和表现（自身的指数）决定。没有路径指向的目标没有驱动因素；缺少观测变量的量纲或均值，或指数权重为负时，没有指数。不需要该图的结果仍然有效。退出码 4。
map-no-driver = 没有结构变量通向它
map-no-figures = 没有同时具备重要性与表现的驱动因素
