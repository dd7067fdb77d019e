import CXLSXWriter

/// 写工作簿: libxlsxwriter behind a small face: texts only, never a formula, row after row.
///
/// Rows leave memory as soon as the next one begins, so cells are written in their order.
final class BookWriter {
    enum Style: Int, CaseIterable {
        case text, header, optionalHeader, example, error, warning, label
    }

    private let book: UnsafeMutablePointer<lxw_workbook>
    private let path: String
    private var styles: [UnsafeMutablePointer<lxw_format>?] = []
    private var isClosed = false

    init(path: String) throws(SheetProblem) {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let book = workbook_new_opt(path, &options) else {
            throw SheetProblem(.cannotWrite, at: fileName(path))
        }
        self.book = book
        self.path = path
        styles = Style.allCases.map { BookWriter.format($0, book) }
    }

    deinit { if !isClosed { _ = workbook_close(book) } }

    func sheet(_ name: String) throws(SheetProblem) -> SheetWriter {
        guard let sheet = workbook_add_worksheet(book, name) else {
            throw SheetProblem(.cannotWrite, at: name)
        }
        return SheetWriter(sheet, styles: styles)
    }

    /// Writes the file; nothing of it is there before.
    func close() throws(SheetProblem) {
        isClosed = true
        let code = workbook_close(book)
        guard code == LXW_NO_ERROR else {
            let reason = lxw_strerror(code).map { String(cString: $0) }
            throw SheetProblem(.cannotWrite, at: fileName(path), found: reason)
        }
    }

    private static func format(
        _ style: Style, _ book: UnsafeMutablePointer<lxw_workbook>
    ) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(book) else { return nil }
        // ECMA-376, 18.8.30: format 49 is text, so that long numbers keep their digits.
        format_set_num_format_index(format, 49)
        switch style {
        case .text: break
        case .header:
            format_set_bold(format)
            format_set_bg_color(format, 0x1F4E78)
            format_set_font_color(format, 0xFFFFFF)
        case .optionalHeader:
            format_set_bold(format)
            format_set_bg_color(format, 0xD9E2EC)
        case .example:
            format_set_italic(format)
            format_set_font_color(format, 0x707070)
        case .error: format_set_bg_color(format, 0xFFC7CE)
        case .warning: format_set_bg_color(format, 0xFFEB9C)
        case .label: format_set_bold(format)
        }
        return format
    }
}

/// One sheet being written. Rows and columns count from 1, as people see them.
struct SheetWriter {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let styles: [UnsafeMutablePointer<lxw_format>?]

    fileprivate init(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        styles: [UnsafeMutablePointer<lxw_format>?]
    ) {
        self.sheet = sheet
        self.styles = styles
    }

    func text(_ text: String, at place: CellPlace, _ style: BookWriter.Style = .text) {
        let row = lxw_row_t(place.row - 1)
        let column = lxw_col_t(place.column - 1)
        let format = styles[style.rawValue]
        if text.isEmpty {
            _ = worksheet_write_blank(sheet, row, column, format)
        } else {
            _ = worksheet_write_string(sheet, row, column, String(text.prefix(32_767)), format)
        }
    }

    func note(_ text: String, at place: CellPlace) {
        var options = lxw_comment_options()
        options.x_scale = 2.4
        options.y_scale = 1.4
        _ = worksheet_write_comment_opt(
            sheet, lxw_row_t(place.row - 1), lxw_col_t(place.column - 1),
            String(text.prefix(2_000)), &options)
    }

    func width(_ characters: Int, of columns: ClosedRange<Int>) {
        _ = worksheet_set_column(
            sheet, lxw_col_t(columns.lowerBound - 1), lxw_col_t(columns.upperBound - 1),
            Double(characters), styles[BookWriter.Style.text.rawValue])
    }

    func freezeHeader() { worksheet_freeze_panes(sheet, 1, 0) }

    /// A list to choose from; what is typed instead is not refused: the code alone is right too.
    func dropDown(_ source: String, rows: ClosedRange<Int>, column: Int) {
        source.withCString { formula in
            var validation = lxw_data_validation()
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            validation.value_formula = UnsafeMutablePointer(mutating: formula)
            validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
            _ = worksheet_data_validation_range(
                sheet, lxw_row_t(rows.lowerBound - 1), lxw_col_t(column - 1),
                lxw_row_t(rows.upperBound - 1), lxw_col_t(column - 1), &validation)
        }
    }
}
