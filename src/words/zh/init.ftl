# csi init 的用语：研究文件草案

command-init = 为调查数据草拟研究文件：列、量表、缺失代码与标签，逐项附依据
argument-survey = 调查数据文件（CSV；- 表示标准输入）
argument-study-output = 研究文件的写入位置；- 表示标准输出 [默认：study.toml]
argument-force = 研究文件已存在时予以替换

file-exists = 文件已存在；--force 可替换

init-title = 由 csi init 为 { $file } 与模型 { $model } 草拟：{ $items } 个题目中找到 { $matched } 个。
init-check = 请核对每一个并非“确定”的行，尤其是量表、缺失代码与标签；然后运行：csi fit { $study }
init-nothing-left = 无须补充：本研究文件可直接拟合。
init-left = 拟合之前尚须补充：
init-encoding-guessed = 由字节推测
init-standard-input = 数据来自标准输入：请填写其文件名
init-missing = 看来表示“缺失”：{ $codes }
init-code = { $code }（{ $count } 个回答）
init-role-id = { $distinct } 个不同取值：用以区分受访者
init-role-end = { $distinct } 个不同取值：时间；若另有开始时间列，则可检查答题时长
init-role-weight = 均为大于 0 的数：受访者权重
init-role-group = { $distinct } 种不同取值：各组并列显示
init-role-unsuited = 列名相符，但取值不符
init-scale = { $columns } 列的回答在 { $lowest } 至 { $highest } 之间
init-scale-of-model = { $columns } 列的回答在 { $lowest } 至 { $highest } 之间；模型声明为 { $model }
init-certain = 确定：{ $evidence }
init-likely = 很可能：{ $evidence }
init-possible = 可能：{ $evidence }
init-evidence-name = 名称
init-evidence-alias = 别名
init-evidence-wording = 措辞 { $likeness }
init-evidence-block = 题组 { $stem }
init-evidence-position = 位置，评分列数与待定题目数相同
init-not-found = 未找到列
init-optional = 未找到列；模型可以没有它
init-candidates = 最接近：{ $candidates }
init-written = { $study }：{ $items } 个题目中找到 { $matched } 个（确定 { $certain }，很可能 { $likely }，可能 { $possible }）
