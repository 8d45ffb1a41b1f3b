# The words of the room: report

yes = 是
no = 否
list-separator = {"、"}
sentence-separator = {""}

section-indices = 指数（0–100）
section-drivers = 驱动因素
section-item-drivers = 驱动因素的观测变量
section-paths = 路径系数
section-effects = 影响效应
section-r-squared = 解释程度
section-outer-model = 测量模型
section-cross-loadings = 交叉载荷
section-construct-correlations = 结构变量相关系数
section-reliability = 信度与收敛效度
section-cleaning = 剔除与改动
section-settings = 设置

title-drivers = { $target }的驱动因素
title-models = 模型
title-codes = 代码
title-messages = 提示信息

column-construct = 结构变量
column-indicator = 观测变量
column-source = 起点
column-target = 终点
column-index = 指数
column-standard_deviation = 标准差
column-missing_share = 缺失率
column-respondents = 样本量
column-importance = 重要性
column-impact = 影响
column-performance = 表现
column-potential = 提升潜力
column-priority = 区域
column-coefficient = 系数
column-direct = 直接影响
column-indirect = 间接影响
column-total = 总影响
column-total_index_points = 指数分值
column-r_squared = R²
column-adjusted = 调整后R²
column-column = 列
column-outer_weight = 外部权重
column-index_weight = 指数权重
column-loading = 载荷
column-mean = 均值
column-alpha = α
column-rho_a = ρ_A
column-rho_c = ρ_C
column-ave = 平均方差抽取量
column-action = 处理
column-detail = 详情
column-count = 数量
column-setting = 设置项
column-value = 取值
column-model = 模型
column-title = 名称
column-status = 状态
column-constructs = 结构变量数
column-indicators = 观测变量数
column-paths = 路径数
column-code = 代码
column-severity = 级别
column-name = 名称

heading-model = { $title }（{ $name }，{ $status }），样本量 { $respondents }
heading-weighted = 已加权：有效样本量 { $effective }，设计效应 { $effect }

index-construct = { $construct } *
note-index-construct = * 为指数所在的结构变量；标准差按受访者得分计算。
note-cut-lines = 分区以均值为界：重要性 { $importance }，表现 { $performance }。
note-linear = 重要性、影响：驱动因素提高1分、5分时{ $target }变动的分值；线性关系，其他条件不变。
note-more-items = 此处列出 { $total } 个观测变量中的 { $shown } 个；用 --show item-drivers 查看全部。
note-index-points = 起点每提高1分，终点指数变动的分值；线性关系，其他条件不变。
note-reliability = 通常范围：α、ρ_A、ρ_C 为 { $minimum } 至 { $maximum }；平均方差抽取量不低于 { $ave }。“–”表示无定义。
note-nothing-cleaned = 没有剔除或改动任何数据。

verdict-index = { $construct }指数为 { $index }（满分100）。
verdict-no-index = 未能得出{ $construct }指数。
verdict-driver = { $driver }影响最大（提升5分可带来 { $impact } 分）。
verdict-improve = 应优先改进{ $driver }：现为 { $performance }，提升潜力 { $potential }。
verdict-potential = 提升潜力最大的是{ $driver }：现为 { $performance }，潜力 { $potential }。
verdict-fault = { $construct }（{ $figures }）
verdict-reliability = 超出通常范围：{ $faults }。

priority-strength = 优势区
priority-improve_first = 修补区
priority-opportunity = 机会区
priority-maintain = 维持区

scheme-path = 路径加权
scheme-factorial = 因子加权
scheme-centroid = 重心加权
metric-standardized = 标准化观测变量
metric-raw = 原始观测变量
missing-listwise = 剔除有缺失的受访者
missing-mean = 缺失值以均值替代
missing-pairwise = 缺失值成对处理
missing-em = 缺失值用EM估计
index-weights-unstandardized = 非标准化指数权重
index-weights-standardized = 标准化指数权重
index-weights-equal = 等权指数

setting-scheme = 内部加权方案
setting-metric = 观测变量度量
setting-missing = 缺失值处理
setting-consistent = 一致性PLS
setting-index_weights = 指数权重
setting-tolerance = 收敛容差
setting-max_iterations = 最大迭代次数
setting-weight = 受访者权重
setting-where = 筛选条件
setting-missing_codes = 缺失代码

cleaning-filtered_out = 因不符合筛选条件而剔除的受访者
cleaning-empty_left_out = 因未作任何回答而剔除的受访者
cleaning-incomplete_left_out = 因有缺失回答而剔除的受访者
cleaning-weights_scaled = 除以均值后使用的受访者权重
cleaning-blank = 空白回答
cleaning-declared_missing = 按缺失代码处理的回答
cleaning-mean_replaced = 以均值替代的缺失回答
cleaning-label_read = 由文字转为数值的回答
cleaning-reversed = 反向计分的回答
