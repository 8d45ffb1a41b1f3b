# 重要性—表现图与 csi drivers 命令

command-drivers = 决定先做什么：重要性—表现图，以及落入各区域的概率
argument-drivers-show = 要显示的部分：map、quadrants、item-map、item-quadrants……或 all
argument-target = 要提升的结构变量，如 loyalty [默认：指数所在的结构变量]
argument-cut = 图的分界位置；IMPORTANCE、PERFORMANCE 各为数值、means（均值）或 medians（中位数） [默认：means]
argument-item-cut = 观测变量图的分界位置 [默认：与结构变量图相同，给定的重要性除外]

study-bad-cut = { $found } 不是图的分界
study-bad-cut-advice = 请写 means、medians，或为两轴分别给出分界，如 0.4,70 或 means,70（在研究文件中写作 [0.4, 70]）；表现的取值为 0 至 100

section-map = 重要性—表现图
section-item-map = 观测变量的重要性—表现图
section-quadrants = 落入各区域的概率
section-item-quadrants = 观测变量落入各区域的概率
title-map = 重要性—表现图：什么在推动{ $target }

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
