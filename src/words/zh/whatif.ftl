# 房间用语：whatif（假设分析）

section-change = 变动前后
section-moves = 变动项
section-plan = 达到目标的最低成本方案
section-assumptions = 结论所依据的假定

column-before = 变动前
column-after = 变动后
column-change = 变化
column-moved = 变动对象
column-from_value = 起
column-to_value = 止
column-moved_by = 幅度
column-effect_alone = 效果
column-cost_per_point = 每分成本
column-gain = 每分增益
column-gain_per_cost = 单位成本增益
column-cost = 成本
column-cumulative_cost = 累计成本
column-cumulative_index = 指数
column-assumption = 假定
column-meaning = 含义

note-whatif-change = * 为指数所在的结构变量。线性关系，其他条件不变：所列数值由现有答案推算，并不能证明干预之后必然如此。
note-whatif-moves = 观测变量按其答案量表计，结构变量按0–100计。效果：仅此一项变动时{ $target }变动的分值。
note-whatif-plan = 按单位成本增益排序。增益：观测变量在其答案量表上提高1分时{ $target }变动的分值。指数：此项及此前各项变动之后的数值。

verdict-whatif = { $construct }由 { $before } 变为 { $after }，变化 { $change } 分。
verdict-whatif-interval = { $construct }由 { $before } 变为 { $after }，变化 { $change } 分（{ $confidence }%区间 { $lower } 至 { $upper }）。
verdict-consequences = 随之变动：{ $consequences }。
whatif-consequence = { $construct } { $change }（至 { $after }）
verdict-target-reached = 要使{ $construct }达到 { $target }：{ $steps }。成本：{ $cost }。
verdict-target-there = { $construct }为 { $reached }：达到目标 { $target } 无需再作变动。
verdict-target-missed = 无法使{ $construct }达到 { $target }：全部可行的变动（成本 { $cost }）只能使其达到 { $reached }，距目标还差 { $missing } 分。
verdict-target-probability = 在 { $share }% 的重抽样中，同样的变动可达到目标。
whatif-step = { $item }由 { $from } 提高到 { $to }
whatif-steps-more = { $steps }，以及另外 { $more } 项

assumption-linear = 无论处于何种水平，多一分的作用都相同，直至量表端点。
    .name = 线性
assumption-other_things_equal = 未变动且不受变动影响的一切保持不变：其他观测变量、其他结构变量、权重和路径。
    .name = 其他条件不变
assumption-weights = 观测变量按其指数权重影响所属的结构变量；结构变量沿路径影响其后的结构变量，以每一分对应的指数分计。
    .name = 权重与路径
assumption-set = 设为某一数值的结构变量保持该值，不受其他变动影响。设为某一答案的观测变量由其均值移至该答案；经路径传到其结构变量的变化另行相加。
    .name = 设定值
assumption-ends = 均值止于答案量表的两端，指数止于0和100；超出部分不再向后传递。
    .name = 端点
assumption-association = 路径描述的是现有答案之间的关联。干预之后是否也会如此变动，是模型的假定，而非发现。
    .name = 关联
assumption-cheapest = 成本与答案量表上的分数成正比，各观测变量可以单独提高。只要没有结构变量到达量表端点，所列变动就是成本最低的。概率以所列变动为既定；恰好达到目标的变动，其概率接近一半。
    .name = 最低成本

study-bad-move = { $found } 不是一项变动
study-bad-move-advice = 请写“名称=+0.5”或“名称=-0.5”，使观测变量的均值或结构变量的指数在其量表上变动若干分；写“名称=8”则变动到该值
study-bad-cost = { $found } 不是成本
study-bad-cost-advice = 请给出观测变量在其答案量表上每提高1分的成本，须为大于0的数：--cost qual_reliab=3，或在 [drivers.cost] 下写 qual_reliab = 3
study-target-off-scale = { $found } 不是指数
study-target-advice = 请给出 0 至 100 的数

usage-nothing-moved = 既未指定变动，也未指定目标
usage-name-a-move = 请用 --set 名称=+0.5 或 --set 名称=80 指定变动，或用 --target 80 指定目标指数，也可写在研究文件的 [drivers.whatif] 下

command-whatif = 假如某些方面有所改进，指数将是多少；以及达到目标的最低成本方案
argument-moves = 变动观测变量（按其答案量表）或结构变量（按0–100）：变动若干分（qual_reliab=+0.5、value=-3），或变动到某值（qual_reliab=8、value=80）；可重复使用
argument-whatif-target = 在 --set 的变动之后，求使指数结构变量达到该指数的最低成本变动
argument-costs = 观测变量在其答案量表上每提高1分的成本，例如 qual_reliab=3；可重复使用［默认：各项均为1］
argument-whatif-show = 要显示的部分：change、moves、plan、assumptions、cleaning、settings 或 all
help-whatif-exit-codes =
    示例：csi whatif study.toml --set qual_reliab=+0.5 --set value=80
          csi whatif study.toml --target 80 --cost qual_reliab=3 --cost val_price=5
    退出码：0 完成 · 1 目标无法达到 · 2 用法、研究文件或模型文件有误 · 3 调查数据有误
    4 估计未收敛或不可接受，或没有可变动的指数 · 5 输出未能写入 · 130 被中断
    成本写在研究文件的 [drivers.cost] 下，变动和目标写在 [drivers.whatif] 下。

CSI-U050 = “{ $name }”的取值 { $value } 超出其量表（{ $min } 至 { $max }）
    .remedy = 请给出量表上的取值，或带正负号给出变动的分数：{ $name }=+0.5
    .explain = 假设分析把观测变量的均值变动到其量表上的一个答案，或把结构变量的指数变动到0至100之间的数值。[drivers.cost] 下的最高均值也须在该观测变量的量表之内。带正负号的数表示变动的分数，因此无法指定负的答案。若最好的答案编号最小，量表指反向计分之后的量表。
CSI-U051 = “{ $name }”出现了两次
    .remedy = 每个观测变量和结构变量只写一次
    .explain = 在假设分析中，每个观测变量和结构变量只能有一项变动，每个观测变量只能有一个成本。名称、别名和标签视为同一对象。
CSI-U052 = “{ $name }”无法起任何作用：“{ $construct }”已设为固定值
    .remedy = 请去掉两者之一，或改为使 { $construct } 变动若干分：{ $construct }=+5
    .explain = 设为某一数值的结构变量保持该值，因此变动其观测变量或维度、或为其指定目标，都不起作用。
CSI-E050 = “{ $construct }”没有可变动的指数
    .remedy = 请查看上面的错误和说明：给出观测变量的均值，或去掉权重为负的观测变量，或将其反向计分
    .explain = 假设分析的指数结构变量，以及每个设为固定值的结构变量，都必须有0至100的指数。矩阵不附均值，或指数权重为负（CSI-E005）时，没有指数。
CSI-W050 = 无法使 { $construct } 达到 { $target }：全部可行的变动只能使其达到 { $reached }
    .remedy = 请降低目标，提高 [drivers.cost] 下的最高均值，或为更多的观测变量给出成本
    .explain = 变动包括 --set 所指定的变动，以及其后把每个有成本的观测变量提高到量表端点或其最高均值。表格和 JSON 文档列出方案所能达到之处。退出码为1：目标是一道未通过的门槛。
CSI-W051 = 这些变动使以下各项到达量表端点，并止于此：{ $names }
    .remedy = 请检查这些变动是否现实；超出端点的部分不再向后传递，方案也可能有更便宜的替代
    .explain = 指数不能超出0–100。结构变量超出端点的增益不计入，也不传给其后的结构变量。只有在没有结构变量到达端点时，按单位成本增益排序的方案才是成本最低的。
CSI-N050 = 以下各项的变动止于其答案量表的端点：{ $names }
    .remedy = 如需全部计入，请指定较小的变动
    .explain = 观测变量的均值不能超出其答案量表。过大的变动只计到端点为止。
CSI-N051 = 以下各项不通向“{ $index }”，其指数保持不变：{ $names }
    .remedy = 请变动有路径（直接或间接）通向它的观测变量或结构变量；csi fit --show drivers 列出这些变量
    .explain = 只有沿路径通向指数结构变量的结构变量才能使其变动，也只有这些结构变量的观测变量才用于达到目标：指数结构变量自身的观测变量用来测量它，不是达到它的手段。
CSI-N052 = 未给出成本：每个观测变量在其答案量表上每提高1分的成本均为1
    .remedy = 请在研究文件的 [drivers.cost] 下或用 --cost 给出成本；此时只使用有成本的观测变量
    .explain = 成本相同时，变动的次序就是答案量表上每分增益的次序。
CSI-N053 = 提高以下各项会使指数下降，因此不用于达到目标：{ $names }
    .remedy = 请检查其路径和权重：csi assess --show structure,measurement
    .explain = 若观测变量的指数权重或其结构变量的总影响为负，其重要性即为负。谁也不应为提高指数而使某方面变差，因此方案不使用这些观测变量。
