"""Makes the files in this folder: pip install xlwt odfpy openpyxl msoffcrypto-tool pyreadstat pandas, then python make.py."""

import datetime
import io

import msoffcrypto.format.ooxml
import openpyxl
import pandas
import pyreadstat
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

HEADER = ["序号", "满意度", "日期", "用时", "说明"]
DAY = datetime.date(2024, 3, 1)
TIME = datetime.time(10, 50, 8)


def xls():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("答卷")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    time = xlwt.easyxf(num_format_str="HH:MM:SS")
    # Row 1 and column A are empty, and so is row 5.
    for column, name in enumerate(HEADER):
        sheet.write(1, 1 + column, name)
    for column, value in enumerate(["1", 10]):
        sheet.write(2, 1 + column, value)
    sheet.write(2, 3, DAY, day)
    sheet.write(2, 4, TIME, time)
    sheet.write(2, 5, '很好, "真的"')
    sheet.write(3, 1, 2)
    sheet.write(3, 2, 7.5)
    sheet.write(3, 3, DAY + datetime.timedelta(1), day)
    sheet.write(3, 5, "第一行\n第二行")
    sheet.write(5, 1, 3)
    sheet.row(5).set_cell_error(2, 0x2A)  # #N/A
    sheet.write(5, 5, True)
    book.save("branches.xls")


def ods():
    book = OpenDocumentSpreadsheet()
    table = Table(name="答卷")

    def row(*cells, repeated=None):
        line = TableRow(numberrowsrepeated=repeated) if repeated else TableRow()
        line.addElement(TableCell())
        for cell in cells:
            line.addElement(cell)
        line.addElement(TableCell(numbercolumnsrepeated=1000))
        table.addElement(line)

    def text(*lines):
        cell = TableCell(valuetype="string")
        for line in lines:
            cell.addElement(P(text=line))
        return cell

    def number(value):
        cell = TableCell(valuetype="float", value=str(value))
        cell.addElement(P(text=str(value)))
        return cell

    def date(value):
        return TableCell(valuetype="date", datevalue=value)

    row()
    row(*[text(name) for name in HEADER])
    row(text("1"), number(10), date("2024-03-01"), TableCell(valuetype="time", timevalue="PT10H50M08S"), text('很好, "真的"'))
    row(number(2), number(7.5), date("2024-03-02"), TableCell(), text("第一行", "第二行"))
    row()
    row(number(3), text("#N/A"), TableCell(), TableCell(), TableCell(valuetype="boolean", booleanvalue="true"))
    row(repeated=1000000)
    book.spreadsheet.addElement(table)
    book.save("branches.ods")


def password():
    book = openpyxl.Workbook()
    book.active.append(["Q1"])
    book.active.append([5])
    plain = io.BytesIO()
    book.save(plain)
    plain.seek(0)
    with open("password.xlsx", "wb") as file:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("secret", file)


def sav():
    answers = pandas.DataFrame(
        {
            "q1": [None, 5, 99, 3.5, -999, 1, 4],
            "q2": [1, 2, 8, 9, 97, 5, 4],
            "v1": [2, 3, 4, 5, 1, 2, 4],
            "s1": [1, 4, 3, 5, 2, 1, 5],
            "note": ["满意", "a, \"b\"", "", "long " * 20, "x", "refused", "z"],
            "day": pandas.to_datetime(["2024-03-01"] * 7).date,
        }
    )
    labels = ["总体满意度", "How satisfied\nare you?", "", "Satisfaction", "Note", "Day"]
    values = {"q1": {1: "很不满意", 5: "很满意", 99: "拒答"}, "q2": {1: "very dissatisfied", 8: "don't know"}}
    missing = {"q1": [{"lo": -999, "hi": 0}, 99], "q2": [8, 9, 97], "note": ["refused"]}
    for name, packed in [("answers.sav", False), ("answers.zsav", True)]:
        pyreadstat.write_sav(
            answers, name, column_labels=labels, variable_value_labels=values, missing_ranges=missing, compress=packed
        )


sav()
xls()
ods()
password()
