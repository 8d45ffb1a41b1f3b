# SERVQUAL、期望差异与客户旅程：`csi kpi` 的各部分

kpi-section-servqual = 服务质量（SERVQUAL）：感知 − 期望
kpi-section-servperf = 服务质量（SERVPERF）：感知
kpi-section-servqual-items = 服务质量：按题项
kpi-section-disconfirmation = 期望差异：实际体验与期望之比较
kpi-section-disconfirmation-shares = 超出期望、符合期望、低于期望
kpi-section-journey = 客户旅程
kpi-section-journey-impacts = 客户旅程：各阶段对总体满意度的影响

heading-service-resampled = 服务质量、期望差异与客户旅程：区间来自对受访者的 { $kept } 次重抽样，种子 { $seed }

column-item = 题项
column-expectation = 期望
column-perception = 感知
column-gap = 差距
column-comparison = 比较项
column-expected = 期望
column-perceived = 感知
column-ratio = 比值
column-ratio_interval = 其区间
column-ratio_of_means = 均值之比
column-outcome = 结果
column-stage = 阶段
column-used = 经历率%
column-satisfied = 满意率%
column-kept = 留存率%
column-lost = 流失率%
column-lost_interval = 其区间
column-leakage = 泄漏率%
column-weakest = 最弱%
column-standardized = 标准化系数

service-overall = 全部维度
service-weighted = 按重要性加权

dimension-tangibles = 有形性
dimension-reliability = 可靠性
dimension-responsiveness = 响应性
dimension-assurance = 保证性
dimension-empathy = 移情性

outcome-exceeded = 超出期望
outcome-met = 符合期望
outcome-fell_short = 低于期望

note-servqual = 差距：同一批受访者的感知 − 期望，以回答量表为单位；小于 0 表示服务未达期望。p：检验“没有差距”。指数：感知换算到 0–100。
note-servperf = 未询问期望，故只有感知。指数：感知换算到 0–100。
note-servqual-overall = 全部维度：各维度同等计入。
note-servqual-points = 重要性：每名受访者分配的 100 分的均值；按重要性加权：每名受访者的差距按其本人的分数加权。
note-servqual-given = 重要性：研究文件给定的权重；按重要性加权：差距按该权重加权。
note-disconfirmation = 差值：感知 − 期望（单题形式为回答 − “与期望一致”的回答）。比值：感知/期望的均值；大于 1 为超出期望，等于 1 为符合，小于 1 为低于期望。比值取决于量表的起点，差值则不然。
note-zero-expectations = { $name }：期望为 0 而没有比值的受访者有 { $count } 名，仍计入差值和占比。
note-disconfirmation-shares = 受访者占比，区间为各占比单独的 Wilson 区间。
note-journey = 经历率：对该阶段作答的受访者占全部受访者的比例。满意率：其中得分达到 { $from }（满分 100）者的比例。留存率：{ $customers } 名顾客中迄今没有任何阶段令其失望者的比例；流失率：在此首次失望者的比例；泄漏率：此前一直满意且到达此阶段者中失望者的比例。最弱：该阶段流失最多的重抽样所占比例。
note-weakest-link = 最弱环节是{ $stage }：{ $lost }%的顾客在此首次失望。
note-no-weakest-link = 没有任何阶段流失顾客。
note-journey-impacts = 以总体满意度（指数 { $overall }）对全部阶段作回归，按两者均有得分的受访者计算；R² 为 { $r_squared }。影响：其他阶段不变时，该阶段每提高 1 分总体提高的分数。潜力：影响 ×（100 − 指数）。

study-servqual-unequal = 期望有 { $expectations } 列，感知有 { $perceptions } 列
study-servqual-unequal-advice = 请按相同顺序为每个题项各给一列期望和一列感知；若采用 SERVPERF，请不写 expectations
study-servqual-twice = 同一列既作期望又作感知
study-servqual-twice-advice = 请为每个问题给出各自的列
study-servqual-half = 部分维度有期望，部分维度没有
study-servqual-half-advice = 请为所有维度都给出期望，或都不给
study-servqual-negative = 权重小于 0
study-servqual-two-weights = 既有 points 又有 weight
study-servqual-kind = 各维度重要性的种类不同，或部分维度没有
study-servqual-kind-advice = 请为每个维度都给出 points（列），或都给出 weight，或都不给
study-servqual-total = 各维度权重之和为 { $total }，而不是 100
study-servqual-total-advice = 请为每个维度给出不小于 0 的权重，使其总和为 100
study-no-dimensions = 没有维度
study-no-dimensions-advice = 请为每个维度写一个表，例如 [kpi.servqual.tangibles]，其中写 perceptions = ["P1", "P2"]
study-column-twice = 列表中某列出现两次
study-column-twice-advice = 每列请只写一次
study-name-twice = 名称重复
study-name-twice-advice = 请为每一项取不同的名称
study-disconfirmation-form = 既不是一对问题，也不是单个问题
study-disconfirmation-advice = 请给出 expected 和 perceived，或给出 item 及 met（表示“与期望一致”的回答）
study-met-of-pair = 成对的问题不需要“与期望一致”的回答
study-met = 不是一个回答，也不是最低和最高的回答
study-met-advice = 请写 met = 4；若有多个回答表示“与期望一致”，请写 met = [4, 5]
study-met-off-scale = 不是 { $min } 至 { $max } 之间的回答
study-met-off-scale-advice = 请给出该题量表上表示“与期望一致”的回答
study-no-stages = 没有阶段
study-no-stages-advice = 请按旅程顺序为每个阶段写一个 [[kpi.journey.stages]]，其中写 stage = "order" 和 items = ["Q1"]
study-stage-shared = 该列已属于另一阶段或 overall
study-stage-shared-advice = 每列请只归入一个阶段
study-satisfied-from = { $found } 不是得分
study-satisfied-from-advice = 请给出大于 0 且不超过 100 的得分，例如 60

CSI-D060 = 重要性分数之和不是 100；各和（记录/行）：{ $values }（涉及受访者数：{ $count }）
    .remedy = 请更正分数；无法得知时请把该受访者的分数全部留空；或用 where 排除这些记录。分数不得小于 0，已给分者的空白计为 0
    .explain = 在 SERVQUAL 中，每名受访者把 100 分分配给各维度。总和不是 100 说明受访者误解了题意或录入有误：悄悄按比例缩放会改变受访者的意思。99.9 至 100.1 视为四舍五入所致。完全没有分数的受访者不计入加权差距，但计入其他所有数值。
CSI-E060 = 各阶段对总体的影响无法定义：{ $problem }
    .remedy = { $advice }
    .explain = 影响来自总体满意度对全部阶段得分的回归。它要求每个得分都有变异，每个相关系数背后的受访者至少比阶段数多两名，且各阶段不互为复制。客户旅程的其他数值不受影响。
journey-constant-stages = 经历 { $stages } 的受访者得分全部相同，或无人经历
journey-constant-stages-advice = 请从 [kpi.journey] 中去掉该阶段，或检查其各列；其他阶段的影响不含该阶段
journey-constant-overall = 所有人对总体的满意度相同
journey-constant-overall-advice = 请检查 [kpi.journey] 中 overall 的列
journey-too-few = 两个得分共同的受访者只有 { $respondents } 名，需要 { $needed } 名
journey-too-few-advice = 请去掉经历者很少的阶段，或合并相邻阶段
journey-collinear = 各阶段可以互相解释，或因跳过阶段者的相关系数相互矛盾
journey-collinear-advice = 请合并回答趋于一致的阶段，或去掉经历者很少的阶段
CSI-N060 = 维度与 SERVQUAL 不同：{ $found }
    .remedy = 若有意如此则无需处理；SERVQUAL 有有形性（4 题）、可靠性（5 题）、响应性（4 题）、保证性（4 题）和移情性（5 题）
    .explain = Parasuraman、Zeithaml 和 Berry（1988）以五个维度的 22 个题项测量服务质量。无论维度如何，差距的算法相同，但只有维度和题项一致时才能与其他研究比较。
