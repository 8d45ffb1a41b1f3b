# The words of the room: assessment

section-criteria = 判断标准
section-measurement = 观测变量
section-redundancy = 冗余分析
section-fornell-larcker = Fornell–Larcker 准则
section-discriminant = 相关系数之比（HTMT、HTMT2）
section-structure = 路径与共线性
section-equations = 解释程度与信息准则
section-indirect-effects = 各条路线的间接影响
section-model-fit = 整体拟合
section-exact-fit = 精确拟合检验

title-criteria = 判断标准

area-measurement = 测量模型
area-discriminant = 区别效度
area-structure = 结构模型
area-fit = 整体拟合

column-area = 方面
column-criterion = 标准
column-place = 位置
column-threshold = 合格范围
column-verdict = 判断
column-passed = 合格
column-watched = 留意
column-failed = 不合格
column-mode = 模式
column-indicator_reliability = 信度
column-weight_p_value = p值（权重）
column-vif = VIF
column-margin = 余量
column-htmt_upper = HTMT上限
column-htmt2 = HTMT2
column-htmt2_upper = HTMT2上限
column-standard_error_ols = 标准误（OLS）
column-aic = AIC
column-bic = BIC
column-through = 经由
column-effect = 影响
column-reading = 结构变量视为
column-structure = 结构
column-srmr = SRMR
column-d_uls = d_ULS
column-d_g = d_G
column-f_ml = F_ML
column-nfi = NFI
column-statistic = 距离
column-observed = 观测值
column-quantile_95 = 95%分位数
column-quantile_99 = 99%分位数

reading-composite = 合成变量
reading-common_factor = 公共因子
structure-estimated = 估计模型
structure-saturated = 饱和模型

verdict-pass = 合格
verdict-watch = 留意
verdict-fail = 不合格

place-pair = { $first }与{ $second }
place-path = { $first } → { $second }

note-measurement = 模式A看载荷（不低于0.70），模式B看权重和VIF。信度为载荷的平方。
note-redundancy = 在只含两者的模型中，由结构变量到询问整体的单一观测变量的路径：不低于0.70。
note-fornell-larcker = 对角线为平均方差抽取量的平方根；余量为该值减去绝对值最大的相关系数，应大于0。
note-discriminant = 低于0.85（相近的结构变量可放宽至0.90），单侧上限低于1。“–”表示无定义（HTMT2：有相关系数不为正）。
note-structure = f²：0.02小，0.15中，0.35大。标准误（OLS）以得分为给定。VIF宜低于3，不超过5。
note-equations = AIC和BIC用于在同一批受访者上比较同一结构变量的不同模型，越小越好。
note-model-fit = 估计模型：结构变量的相关由路径推出；饱和模型：自由相关，只判断测量部分。SRMR宜低于0.08。
note-exact-fit = 若观测距离超出模型成立时随机波动所能造成的范围，则拒绝该模型。适用于模式B的合成变量以及 --consistent 下的公共因子；模式A用于合成变量时，其本身会带来一段距离。

paragraph-measurement-pass = 各观测变量可靠地测量了所属的结构变量，彼此一致。
paragraph-measurement-watch = 测量可用，但有薄弱之处。
paragraph-measurement-fail = 部分结构变量测量得不够好，以其为基础的数字并不可靠。
paragraph-discriminant-pass = 受访者能够区分各结构变量。
paragraph-discriminant-watch = 受访者能够区分各结构变量，但其中有的区分得很勉强。
paragraph-discriminant-fail = 部分结构变量几乎未被区分，不宜分别解释其影响。
paragraph-structure-pass = 各前因解释了应当解释的部分，且互不替代。
paragraph-structure-watch = 结构模型可用，但有薄弱之处。
paragraph-structure-fail = 部分前因几乎相同：其路径系数不稳定，甚至可能变号。
paragraph-fit-pass = 模型再现了观测变量之间的相关。
paragraph-fit-watch = 模型大致再现了观测变量之间的相关。
paragraph-fit-fail = 模型未能再现观测变量之间的相关：数据中相伴出现的某些关系在模型中缺失。

fault-of-place = { $place }的{ $criterion }（{ $value }）
fault-of-model = { $criterion }（{ $value }）
faults-fail = 不合格：{ $faults }。
faults-fail-more = 不合格：{ $faults }，另有 { $more } 处。
faults-watch = 需留意：{ $faults }。
faults-watch-more = 需留意：{ $faults }，另有 { $more } 处。

verdict-quality = 模型质量：{ $parts }（详见 csi assess）。
part-separator = {"；"}
quality-met = { $count } 项标准合格
quality-watch = 需留意：{ $criteria }
quality-fail = 不合格：{ $criteria }

explain-criterion = { $name }（{ $area }）
explain-threshold = 合格范围：{ $threshold }（{ $source }）
explain-descriptive = 仅作描述，不作判断（{ $source }）

criterion-loading = 载荷
    .explain = 观测变量与所属结构变量的相关系数，其平方为该变量方差中由结构变量解释的比例，因此约从0.7起信号多于噪声。仅对模式A且有两个以上观测变量的结构变量作判断；在模式B中，仅用于佐证不显著的权重。
    .advice = 检查载荷低的观测变量的措辞；只有在信度和平均方差抽取量因此提高、且其内容已被其他变量覆盖时才予以删除。
criterion-alpha = α
    .explain = Cronbach α，由同一结构变量各观测变量的平均相关计算，视其载荷相同，是信度的下限。低于0.70时得分噪声较大；高于0.95时各题只是重复。只有两题的结构变量常常偏低。
    .advice = 为α偏低的结构变量增加一题，或删除与其他题相矛盾的一题；高于0.95时，删除只是重复的题。
criterion-rho_a = ρ_A
    .explain = 以PLS权重所得得分的信度（Dijkstra 与 Henseler），当各题为公共因子的测量时是准确的。一致性PLS即以它作校正，通常介于α与ρ_C之间。
    .advice = 为ρ_A偏低的结构变量增加一题，或删除与其他题相矛盾的一题；高于0.95时，删除只是重复的题。
criterion-rho_c = ρ_C
    .explain = Jöreskog 由载荷计算的组合信度。不用 --consistent 时载荷属于合成变量，ρ_C 偏高。
    .advice = 为ρ_C偏低的结构变量增加一题，或删除与其他题相矛盾的一题；高于0.95时，删除只是重复的题。
criterion-ave = 平均方差抽取量
    .explain = 载荷平方的均值，即各观测变量的方差中由结构变量解释的比例（AVE）。低于0.50时，误差多于结构变量本身。模式B和单一观测变量无定义。
    .advice = 平均方差抽取量偏低时，找出载荷最低的一题，考虑它是否属于该结构变量。
criterion-item_vif = 观测变量的VIF
    .explain = 某观测变量在同一结构变量各题中的方差膨胀因子，即其对其他各题回归的 1/(1 − R²)。模式B的权重是回归系数：最迟到5时便不稳定，甚至可能变号。
    .advice = 合并模式B中含义几乎相同的题，或改用模式A。
criterion-weight = 权重（p值）
    .explain = 模式B中某观测变量的权重是否异于0，以自助法p值判断。若该题涵盖结构变量的独特部分且载荷不低于0.5，权重不显著并不是删除它的理由。
    .advice = 权重不显著但载荷不低于0.5、或内容不可缺少的题应保留，否则删除。
criterion-redundancy = 冗余分析
    .explain = 模式B结构变量的收敛效度：在只含两者的模型中，由该结构变量到询问整体的单一题（以 --global 结构变量=列 指明）的路径。不低于0.70时，各题涵盖了整体题所含内容的一半。
    .advice = 路径偏低说明各题遗漏了受访者所理解的整体的一部分：请询问受访者遗漏了什么。
criterion-fornell_larcker = Fornell–Larcker 准则
    .explain = 结构变量与自身观测变量的共享应多于与其他任一结构变量的共享：平均方差抽取量的平方根应大于其最大的相关系数。此处列出二者之差。由于合成变量的载荷偏高，它会漏掉HTMT能发现的许多问题。
    .advice = 查看同一对的HTMT；若二者都不合格，应合并这两个结构变量或改写其题项。
criterion-cross_loading = 交叉载荷
    .explain = 每个观测变量应与自身结构变量的得分相关最高。此处列出该相关减去与其他得分的最大相关。
    .advice = 更接近另一结构变量的题应移至该处、改写或删除。
criterion-htmt = HTMT
    .explain = 异质—单质比：两个结构变量之间各题相关系数绝对值的均值，除以各自内部均值的几何平均；它估计的是去除测量误差后两个结构变量的相关。低于0.85（含义相近者0.90）表明受访者能区分二者。对均为模式A、且至少一方有多个观测变量的各对作判断。
    .advice = HTMT偏高的结构变量在受访者看来是一回事：应合并，或用差别更大的题来询问。
criterion-htmt2 = HTMT2
    .explain = 以几何平均代替算术平均的HTMT，在同一结构变量内载荷不等时仍然正确。若两者之间或内部有相关系数不为正，则无定义。
    .advice = HTMT2偏高的结构变量在受访者看来是一回事：应合并，或用差别更大的题来询问。
criterion-htmt_bound = HTMT上限
    .explain = HTMT的自助法单侧区间上限。达到或超过1时，数据不能排除二者实为同一结构变量。对均为模式A且都有多个观测变量的各对作判断。
    .advice = 上限达到1时，应合并结构变量或扩大样本。
criterion-vif = VIF
    .explain = 某前因在同一方程各前因中的方差膨胀因子，即其对其他前因回归的 1/(1 − R²)，它成倍放大路径系数的方差：最迟到5时系数便不稳定，甚至可能变号。只有一个前因时无定义。
    .advice = 合并相伴变动的前因，合起来解释其影响，或去掉其中一条路径。
criterion-r2 = R²
    .explain = 结构变量的方差中由其前因解释的比例。低于0.10时方程说明不了什么（Falk 与 Miller）；0.25、0.50、0.75 通常称为弱、中、强。顾客抱怨和顾客忠诚还有模型之外的原因，低于顾客满意度属正常。
    .advice = R²偏低时，应谨慎对待该结构变量的驱动因素：其大部分由未询问的内容决定。
criterion-f2 = f²
    .explain = 路径的效应量：固定各结构变量得分，去掉其起点所损失的R²除以 1 − R²。0.02小，0.15中，0.35大（Cohen）。路径虽显著而f²极小者，实际意义不大。
    .advice = 与p值一并阅读：一个说明有无，一个说明大小。
criterion-aic = AIC
    .explain = 单个方程的赤池信息准则 n ln(SSE/n) + 2(p + 1)。用于在同一批受访者上比较同一结构变量的方程，越小越好；单独一个数没有意义。
    .advice = 只用于模型之间的比较。
criterion-bic = BIC
    .explain = 单个方程的施瓦茨（贝叶斯）信息准则 n ln(SSE/n) + (p + 1) ln n：与AIC相似，但更偏好较少的前因。在PLS模型中，它最常选出正确的模型（Sharma 等 2019）。
    .advice = 只用于模型之间的比较。
criterion-srmr = SRMR
    .explain = 标准化残差均方根：观测变量的相关系数与模型推出值的典型差异。按估计模型判断；饱和模型显示其中多少仅来自测量。合成变量完全再现其内部相关，公共因子则不然。
    .advice = 对照饱和模型的SRMR：若它较低，则缺少路径；否则应寻找跨结构变量相伴变动的题。
criterion-d_uls = d_ULS（p值）
    .explain = 观测变量相关与模型推出值之间的欧氏距离平方，附精确拟合的自助法p值（Bollen 与 Stine）：先变换答案使模型成立，p为其重抽样中距离不小于观测值的比例。大样本会拒绝很小的失拟。
    .advice = 若精确拟合被拒绝而SRMR较低，说明失拟确实存在但很小；对照饱和模型的检验可找出其来源。
criterion-d_g = d_G（p值）
    .explain = 测地距离 ½Σ(ln φ)²，φ为 R⁻¹Σ̂ 的特征值，附与d_ULS相同的精确拟合自助法p值。采用自然对数；采用常用对数的程序给出的数值约为其 1/5.3。
    .advice = 若精确拟合被拒绝而SRMR较低，说明失拟确实存在但很小；对照饱和模型的检验可找出其来源。
criterion-rms_theta = RMS_theta
    .explain = 去除结构变量之后各观测变量之间剩余相关的均方根。仅对公共因子（--consistent）作判断：低于0.12。
    .advice = 寻找除结构变量之外还有共同之处的题：相同的用词、相同的量表、问卷中相邻。
criterion-nfi = NFI
    .explain = 规范拟合指数 1 − F_ML/F_null：模型比各题互不相关好多少。参数越多它越高，因此只作描述，不作判断。
    .advice = 与SRMR一并阅读。
criterion-gof = GoF
    .explain = Tenenhaus 等的拟合优度 √(平均共同度 × 平均R²)。它不能区分对错模型（Henseler 与 Sarstedt 2013），列出仅供与旧报告对照。
    .advice = 不要以它判断模型；应使用SRMR和精确拟合检验。

CSI-N008 = 没有精确拟合检验：{ $reason }
    .remedy = { $advice }
    .explain = 精确拟合检验要变换答案使模型在其中成立，需要受访者的完整答案并可重新抽取。评估的其余部分不受影响。
untested-missing = 有缺失的答案，而此处理方法不予填补
untested-missing-advice = 检验时请使用 --missing mean 或 --missing listwise
untested-weights = 复制权重给出估计值的方差，而不是距离的分布
untested-weights-advice = 不用复制权重即可检验普通样本的拟合
untested-definite = 观测变量的相关矩阵或模型推出的相关矩阵不是正定的
untested-definite-advice = 请查找完全重复的观测变量
untested-resamples = 变换后的答案中可拟合的重抽样过少
untested-resamples-advice = 请检查很小或几乎共线的结构变量

progress-exact-fit = 精确拟合检验
command-assess = 评估模型：信度、效度、共线性、整体拟合，逐项给出判断
argument-assess-show = 要显示的部分：criteria、measurement、discriminant、structure、model-fit、exact-fit……或 all
argument-global = 询问模式B结构变量整体的列：结构变量=列
study-bad-global = 它不是一个结构变量和一个列
study-bad-global-advice = 请写成 结构变量=列
usage-global-needs-file = 冗余分析要再次读取调查数据，需要答案文件
usage-global-needs-file-advice = 请以文件形式给出调查数据，而不是标准输入或矩阵
