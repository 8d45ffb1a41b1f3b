# 高阶结构变量用语

CSI-M010 = 高阶结构变量“{ $construct }”：{ $problem }
    .remedy = 请至少列出两个已有观测变量的结构变量作为其维度，每个维度只归属一个高阶结构变量；路径和指数均属于高阶结构变量本身
    .explain = 高阶结构变量（如服务质量）由其他结构变量（其维度，如有形性、可靠性）构成。在 TOML 中以 dimensions = ["tangibles", "reliability"] 代替 indicators；在 lavaan 文本中，=~ 或 <~ 右侧写本身已被测量的结构变量。维度由题目测量，因此只有两阶，没有第三阶；一个维度只属于一个高阶结构变量，且自身没有路径，因为它通过所属的高阶结构变量发挥作用、受到影响。若某结构变量应有自己的路径，它就不是维度。

CSI-E013 = 一致性 PLS 对高阶结构变量“{ $construct }”没有定义
    .remedy = 请去掉 --consistent，或直接用各维度的题目测量该结构变量
    .explain = 一致性 PLS 对由题目测量的公因子按信度不足校正其相关系数。高阶结构变量是合成变量的合成变量：其相关系数需要同时对两阶进行校正，文献对此有多种做法（Van Riel 等，2017）。与其只校正第一阶而放任第二阶，不如拒绝运行。

higher-order-own-items = 除维度外还有自己的观测变量
higher-order-too-few = 维度少于两个
higher-order-third-order = 其维度“{ $dimension }”本身又由维度构成，第三阶不予估计
higher-order-taken = 其维度“{ $dimension }”已在此处或另一高阶结构变量中列出
higher-order-path = 其维度“{ $dimension }”出现在路径中
higher-order-index = 其维度“{ $dimension }”不能作为指数结构变量

section-dimensions = 高阶结构变量的维度
column-dimension = 维度
column-weight = 权重
note-dimensions-disjoint = 两阶段法（分离式）：维度的权重是其标准化得分的权重；指数权重之和为1。
note-dimensions-embedded = 两阶段法（嵌入式）：维度的权重是其标准化得分的权重；指数权重之和为1。
note-dimension-cut-lines = 分区以各维度的均值为界：重要性 { $importance }，表现 { $performance }。
