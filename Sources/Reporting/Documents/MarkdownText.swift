import CCMarkGFM
import Glibc

/// CommonMark with GitHub's tables, through the cmark-gfm library. Raw HTML in the text is left out.
public enum MarkdownText {
    /// A fenced code block, with the lines of its fences (from 1).
    public struct Fence: Sendable, Equatable {
        /// The words after the opening fence.
        public let info: String
        public let body: String
        public let firstLine: Int
        public let lastLine: Int

        /// Whether the text ends before the block is closed: its body goes on to the last line.
        public var isOpen: Bool { body.count { $0 == "\n" } != lastLine - firstLine - 1 }
    }

    /// Plain text as Markdown that shows it unchanged.
    public static func escaped(_ text: String) -> String {
        var escaped = ""
        var wasReturn = false
        // Scalars, not characters: a bar with a combining mark is another character, but still ends a cell.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~": escaped += "\\\(scalar)"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\n" where wasReturn: break
            case "\n", "\r": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        return escaped
    }

    /// The text as HTML, its headings one level down: the page has a title of its own. An image becomes a link to it, so
    /// that the page loads nothing.
    static func html(_ markdown: String) -> String {
        withDocument(markdown) { document, parser in
            var node = cmark_node_first_child(document)
            while let current = node {
                if cmark_node_get_type(current) == CMARK_NODE_HEADING {
                    cmark_node_set_heading_level(current, min(6, cmark_node_get_heading_level(current) + 1))
                }
                node = cmark_node_next(current)
            }
            linkImages(in: document)
            guard
                let rendered = cmark_render_html(
                    document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser))
            else { return "" }
            defer { free(rendered) }
            return String(cString: rendered)
        }
    }

    /// The fenced code blocks at the top level of the text, in order.
    public static func fences(_ markdown: String) -> [Fence] {
        withDocument(markdown) { document, _ in
            var fences: [Fence] = []
            var node = cmark_node_first_child(document)
            while let current = node {
                if isFenced(current), let info = cmark_node_get_fence_info(current) {
                    fences.append(
                        Fence(
                            info: String(cString: info), body: String(cString: cmark_node_get_literal(current)),
                            firstLine: Int(cmark_node_get_start_line(current)),
                            lastLine: Int(cmark_node_get_end_line(current))))
                }
                node = cmark_node_next(current)
            }
            return fences
        }
    }

    private static func linkImages(in document: OpaquePointer) {
        var images: [OpaquePointer] = []
        guard let iterator = cmark_iter_new(document) else { preconditionFailure("out of memory") }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator),
                cmark_node_get_type(node) == CMARK_NODE_IMAGE
            else { continue }
            images.append(node)
        }
        cmark_iter_free(iterator)
        for image in images.reversed() {
            guard let link = cmark_node_new(CMARK_NODE_LINK) else { preconditionFailure("out of memory") }
            cmark_node_set_url(link, cmark_node_get_url(image))
            cmark_node_set_title(link, cmark_node_get_title(image))
            cmark_node_insert_before(image, link)
            while let child = cmark_node_first_child(image) { cmark_node_append_child(link, child) }
            cmark_node_unlink(image)
            cmark_node_free(image)
        }
    }

    private static func isFenced(_ node: OpaquePointer) -> Bool {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        return cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK
            && cmark_node_get_fenced(node, &length, &offset, &character) != 0
    }

    private static let hasExtensions: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    private static func withDocument<R>(
        _ markdown: String, _ body: (OpaquePointer, OpaquePointer) -> R
    ) -> R {
        precondition(hasExtensions)
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { preconditionFailure("out of memory") }
        defer { cmark_parser_free(parser) }
        if let tables = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, tables) }
        cmark_parser_feed(parser, markdown, markdown.utf8.count)
        guard let document = cmark_parser_finish(parser) else { preconditionFailure("out of memory") }
        defer { cmark_node_free(document) }
        return body(document, parser)
    }
}
