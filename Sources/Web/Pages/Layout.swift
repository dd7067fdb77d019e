import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Mustache

/// 版式: the frame of every page: one file, no script, nothing fetched from elsewhere.
enum Layout {
    /// The address of the other language keeps the page.
    static func page(_ say: Language, title: String, body: String) -> String {
        """
        <!doctype html>
        <html lang="\(say.tag)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · \(say("通关", "Tongguan"))</title>
        <style>\(style)</style>
        </head>
        <body>
        <header>
        <a class="brand" href="/?lang=\(say.rawValue)">\(say("通关", "Tongguan"))</a>
        <span class="zone">{{zone}}</span>
        <a class="other" href="?lang=\(say.other.rawValue)">\(say("English", "中文"))</a>
        </header>
        <main>
        \(body)
        </main>
        </body>
        </html>
        """
    }

    /// The templates are ours and compiled when first used; one that does not compile is a defect.
    static func compile(_ text: String) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: text)
        } catch {
            preconditionFailure("a template of ours does not compile: \(error)")
        }
    }

    static func response(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy:
                    "default-src 'none'; style-src '\(styleDigest)'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'",
            ], bytes: Array(html.utf8))
    }

    /// The one style that a browser may apply; whatever else slips into a page does nothing.
    private static let styleDigest =
        "sha256-" + Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()

    private static let style = """
        :root{--ink:#1c2733;--soft:#5b6b7b;--line:#dfe5eb;--back:#f6f8fa;--card:#fff;--blue:#0b5cad;
        --good:#12703f;--bad:#b3261e;--wait:#8a5a00}
        @media(prefers-color-scheme:dark){:root{--ink:#e4e9ee;--soft:#9fb0c0;--line:#2c3843;
        --back:#11181f;--card:#182129;--blue:#7db7f5;--good:#66c594;--bad:#f2938c;--wait:#e0b050}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--ink);
        font:16px/1.55 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
        header{display:flex;gap:1rem;align-items:baseline;padding:.8rem 1.2rem;background:var(--card);
        border-bottom:1px solid var(--line)}
        .brand{font-weight:700;font-size:1.1rem;text-decoration:none;color:var(--ink)}
        .zone{color:var(--soft)}.other{margin-left:auto}
        main{max-width:68rem;margin:0 auto;padding:1.2rem}
        a{color:var(--blue)}h1{font-size:1.5rem;margin:.4rem 0 .2rem}h2{font-size:1.1rem;margin:0 0 .6rem}
        section{background:var(--card);border:1px solid var(--line);border-radius:.6rem;
        padding:1rem 1.2rem;margin:1rem 0;overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.93rem}
        th,td{text-align:left;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);
        vertical-align:top}
        th{color:var(--soft);font-weight:600;white-space:nowrap}tr:last-child td{border-bottom:0}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.8rem}
        .tile{border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem}
        .tile b{display:block;font-size:1.5rem;font-variant-numeric:tabular-nums}
        .soft,.tile span{color:var(--soft)}code{font-size:.9em;overflow-wrap:anywhere}
        .state{display:inline-block;border-radius:1rem;padding:.05rem .7rem;border:1px solid currentColor;
        font-size:.9rem;white-space:nowrap}
        .good{color:var(--good)}.bad{color:var(--bad)}.wait{color:var(--wait)}
        details{margin:.3rem 0}summary{cursor:pointer}dl{display:grid;
        grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.4rem 0}dt{color:var(--soft)}
        dd{margin:0;overflow-wrap:anywhere}
        @media(max-width:40rem){main{padding:.6rem}section{padding:.8rem}dl{grid-template-columns:1fr}
        dd{margin-bottom:.4rem}}
        """
}
