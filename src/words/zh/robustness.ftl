# The words of the room: robustness

section-common-method = 共同方法偏差
section-endogeneity = 内生性：高斯copula项
section-nonlinearity = 非线性：二次项
section-thresholds = 非线性：转折点
section-interactions = 交互作用
section-tetrads = 验证性四元差分析

area-robustness = 稳健性

column-normality_p_value = p（正态）
column-corrected = 加入copula后
column-copula = copula项
column-p_value_together = p（联合）
column-linear = 均值处斜率
column-quadratic = 二次项
column-turning_index = 拐点
column-f_statistic = F
column-break_point = 转折点
column-share_below = 其下占比
column-slope_below = 其下斜率
column-slope_above = 其上斜率
column-moderator = 调节变量
column-interaction = 交互项
column-slope_low = −1标准差处斜率
column-slope_mean = 均值处
column-slope_high = +1标准差处
column-tetrad = 四元差
column-tetrad_interval = 校正区间
column-tetrad_items = 观测变量
column-vanishes = 为零

answer-yes = 是
answer-no = 否

note-common-method = 各结构变量对其余全部结构变量的VIF。不超过3.3，则无迹象表明全部答案背后有同一种方法（如问卷本身）在起作用。
note-endogeneity = copula项异于0，说明该前因与方程遗漏的因素相伴变动。只有得分不服从正态分布时（Anderson–Darling 检验，p小于0.05）该项才可识别，否则记为“–”。联合：同时加入所有此类前因的copula项。曲线关系也可能表现得像内生性，应一并查看。
note-nonlinearity = 逐条路径单独加入标准化得分的平方，列出其系数。f²：0.02为小。拐点：抛物线转向处（指数分），仅当位于得分范围之内时列出。
note-thresholds = 斜率变化最大处的指数，在第10至第90百分位之间搜寻；斜率为每一分对应的分数。只有检验认定存在转折点时才给出区间。
note-interactions = 标准化得分乘积的系数；f²：0.005小，0.01中，0.025大。斜率：调节变量处于低、均值、高水平时的路径系数。
note-tetrads = 若只有一个公共因子，各四元差均为0。区间经偏差校正，其宽度对该结构变量的全部四元差同时有效。

paragraph-robustness-pass = 所作检验均未发现与结论相悖之处。
paragraph-untested = 未作检验：{ $criteria }。这些检验需要对答卷重抽样，copula项还要求得分不服从正态分布。
paragraph-robustness-watch = 结论大体成立，但有些假定值得留意。
paragraph-robustness-fail = 路径系数所依据的部分假定不成立：请查看放弃这些假定后结果有何变化。

criterion-full_collinearity = 全共线性VIF
    .explain = 某结构变量在模型其余全部结构变量中的方差膨胀因子 1/(1 − R²)。若全部答案都含有并非所要测量的共同成分，如当时的心情或问卷的形式，则每个结构变量都能由其余变量预测。不超过3.3时没有共同方法偏差的迹象；达到5时迹象明显，对相关系数作测量误差校正时（--consistent）亦然。数值偏高也可能说明两个结构变量实为一个：请看HTMT。
    .advice = VIF偏高时，先查看各对的HTMT；再考虑这些结构变量是否在同一时刻以同一量表测量，有无标记变量可用。
criterion-endogeneity = copula（p值）
    .explain = 在方程中加入前因得分x的高斯copula项 Φ⁻¹(F̂(x))，以吸收该前因与误差共有的部分；若其系数异于0，则路径因遗漏的因素而有偏。只有当得分不服从正态分布而误差服从时才可识别。p值按全部路径校正（Holm）。方程含截距时，此法需要数百名受访者以及明显偏态的得分；曲线关系也可能表现得像内生性。
    .advice = 比较加入copula项前后的路径系数，排除曲线关系，并寻找模型中缺少的、同时影响两个结构变量的原因。
criterion-nonlinearity = 二次项（p值）
    .explain = 前因得分的平方是否对方程有所增益（两阶段法）：系数为负，说明水平越高，提高的作用越小；为正则越大。p值按全部路径校正（Holm）。
    .advice = 二次项显著时，路径系数只代表均值处的斜率，请同时查看转折点与拐点。
criterion-break_point = 转折点（p值）
    .explain = 由指数结构变量出发的路径，其斜率是否在某一指数水平上改变：取第10至第90百分位之间所有水平上最大的F统计量，以野自助法求p值（Hansen 2017），并按这些路径校正（Holm）。表中分别给出该点以下和以上的斜率。
    .advice = 存在转折点时，不要承诺各水平上的回报相同：应使用顾客所处一侧的斜率。
criterion-tetrads = 不为零的四元差数
    .explain = 验证性四元差分析：若同一结构变量的各题都是一个公共因子的结果，则其相关系数乘积之差（四元差）为0。此处列出不为0的个数，以偏差校正的自助法区间判断，并作 Bonferroni 校正。需要模式A且至少四题。若被拒绝，说明可能应采用模式B，或不止一个维度，须由理论决定。
    .advice = 四元差不为零时，考虑这些题是否为结构变量的成因（模式B），或测量了不止一件事。

argument-interactions = 模型中受调节的路径，例如“loyalty ~ satisfaction:image”

progress-robustness = 稳健性检查
