# The words of the room: document

document-text = 带引号的文本
document-text-or-number = 文本或数字
document-number = 数字
document-integer = 整数
document-count = 不小于 0 的整数
document-boolean = true 或 false
document-list = 方括号括起的列表
document-table = 表（table）

document-wrong-type = 此处应为{ $expected }，实为 { $found }
document-not-a-choice = { $found } 不在可选值之中
document-absent = 缺少该键

document-write-expected = 请把“{ $key }”写成{ $expected }
document-add-key = 请补上键“{ $key }”
document-did-you-mean = 是否想写“{ $nearest }”？
document-known-names = 可用的名称：{ $known }
document-nothing-known = 请删除：此处不应有任何键
