# What is wrong with a text that is not TOML

toml-problem = { $what }
toml-problem-at = 本行第 { $position } 个字符处，{ $what }

toml-unquoted-text = 文本没有加引号，或两个值之间缺少逗号
toml-open-quote = 文本没有用与开头相同的引号闭合，或含有文本中不允许的字符
toml-escape = "双引号"文本中的反斜杠构成了不存在的转义；请把该文本写在'单引号'中
toml-key-twice = 键或表重复出现
toml-open-heading = 表名的方括号没有闭合
toml-open-list = 列表没有用 ] 闭合
toml-open-braces = 花括号表没有用 {"}"} 闭合
toml-no-comma = 两个值之间缺少逗号
toml-extra-comma = 应为值的位置出现了逗号
toml-extra-equals = 应为值的位置出现了等号
toml-no-equals = 键之后缺少等号和值
toml-no-value = 此处应有一个值：带引号的文本、数字、true、false、列表或表
toml-bad-key = 键须加引号：不加引号的键只能含拉丁字母、数字、“-”和“_”
toml-left-over = 本应换行处还有多余的内容
toml-bad-number = 数字的写法不符合 TOML
toml-control-character = 出现了控制字符，或没有换行符的回车符
toml-too-deep = 表和列表嵌套过深
toml-other = 文本不是 TOML（解析器的原文：{ $parser }）
