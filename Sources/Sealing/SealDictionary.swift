import CZstd
import Foundation

/// 压缩字典: what packed papers, answers and receipts have in common, so that small ones get short.
///
/// Trained with `zstd --train` on values of our own benchmark, all of them synthetic. Frozen: what
/// was compressed against it needs it for ever. A better one would stand beside it.
///
/// `@unchecked Sendable`: made once and only read afterwards, which zstd allows from any thread.
final class SealDictionary: @unchecked Sendable {
    let forCompressing: OpaquePointer
    let forExpanding: OpaquePointer

    static let first = SealDictionary(text: firstText)

    private init(text: String) {
        guard let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
            let compressing = bytes.withUnsafeBytes({
                ZSTD_createCDict($0.baseAddress, $0.count, 1)
            }),
            let expanding = bytes.withUnsafeBytes({ ZSTD_createDDict($0.baseAddress, $0.count) })
        else { preconditionFailure("the dictionary of this program is whole") }
        forCompressing = compressing
        forExpanding = expanding
    }

    private static let firstText = """
        N6Qw7OlYd2tIEJBFnA4BaIDtc2YQAQRBBeyxOBOCwDTTcNFzh6EhelTYqsYyiN9q9FIzorGlAdg2wknhSUnKJFOabhaY
        0Rt2KD5oVbSibC8DowQAECYPhaMQk2IFAARgB4jFxAzIx0jD0EggEgVGQTEZGAYAgKMACIAgpsUS4oyCisIZAAAUT2lD
        a3HomCIGAAABCAAAAgAAAAEAAAAEAAAACAAAAFZhbHVlPjE1MDwvY2ViOmdvb2RzVmFsdWU+CjxjZWI6ZnJlaWdodD4y
        MDwvY2ViOmZyZWlnaHQ+CjxjZWI6ZGlzY291bnQ+MDwvY2ViOmRpc2NvdW50Pgo8Y2ViOnRheFRvdGFsPjA8L2NlYjp0
        YXhUb3RhbD4KPGNlYjphY3R1cmFsUGFpZD4xNzA8L2NlYjphY3R1cmFsUGFpZD4KPGNlYjpjdXJyZW5jeT4xNDI8L2Nl
        YjpjdXJyZW5jeT4KPGNlYjpidXllclJlZ05vPlUyNTI4ODQ3MzU0PC9jZWI6YnV5ZXJSZWdObz4KPGNlYjpidXllck5h
        bWU+6LW155SyPC9jZWI6YnV5ZXJOYW1lPgo8Y2ViOmJ1eWVyVGVsZXBob25lPjE5OTA5OTAwMDAwPC9jZWI6YnV5ZXJU
        ZWxlcGhvbmU+CjxjZWI6YnV5ZXJJZFR5cGU+MTwvY2ViOmJ1eWVySWRUeXBlPgo8Y2ViOmJ1eWVySWROdW1iZXI+MzMw
        MzAyMTg5NDAzMjIzNTQ5PC9jZWI6YnV5ZXJJZE51bWJlcj4KPGNlYjpwYXlDb2RlPjMzMDM5NjEwMTA8L2NlYjpwYXlD
        b2RlPgo8Y2ViOnBheU5hbWU+5ryU56S65LiA5L2T5YyW5pyJ6ZmQ5YWs5Y+4PC9jZWI6cGF5TmFtZT4KPGNlYjpwYXlU
        cmFuc2FjdGlvbklkPlpGMjUyODg0NzM1NDwvY2ViOnBheVRyYW5zYWN0aW9uSWQ+CjxjZWI6Y29uc2lnbmVlPui1teeU
        sjwvY2ViOmNvbnNpZ25lZT4KPGNlYjpjb25zaWduZWVUZWxlcGhvbmU+MTk5MDk5MDAwMDA8L2NlYjpjb25zaWduZWVU
        ZWxlcGhvbmU+CjxjZWI6Y29uc2lnbmVlQWRkcmVzcz7mtZnmsZ/nnIHmuKnlt57luILmvJTnpLrljLrlkIjmiJDot685
        OTHlj7c8L2NlYjpjb25zaWduZWVBZGRyZXNzPgo8L2NlYjpPcmRlckhlYWQ+CjxjZWI6T3JkZXJMaXN0Pgo8Y2ViOmdu
        dW0+MTwvY2ViOmdudW0+CjxjZWI6aXRlbU5vPlNLVTE8L2NlYjppdGVtTm8+CjxjZWI6aXRlbU5hbWU+5am05bm85YS/
        6YWN5pa55aW257KJPC9jZWI6aXRlbU5hbWU+CjxjZWI6Z21vZGVsPjkwMOWFiy/nvZA8L2NlYjpnbW9kZWw+CjxjZWI6
        dW5pdD4xMjI8L2NlYjp1bml0Pgo8Y2ViOnF0eT4xPC9jZWI6cXR5Pgo8Y2ViOnByaWNlPjE1MDwvY2ViOnByaWNlPgo8
        Y2ViOnRvdGFsUHJpY2U+MTWQ5YWs5Y+4AAAFOTYxMAI1CURFTU8wMDAxBllTOTAxDDkwNTI4ODUwNDAxAAAENjAxgJL0
        AQAEMTQyAjICkLgx0P8uAAYCAAVTS1UxFuWptOW5vOWEv+mFjeaWueWltueyiQsxOTAxMTAxMDAwFuWptOW5vOWEv+mF
        jeaWueWltueyiQs5MDDlhYsv572QAAQ2MDEENjAxBDE0MsCaDAQxMjKg/goEMDM1gAAAgIenDoCHpw4ABAAFU0tVMhDl
        qbTlhL/nurjlsL/oo6QLOTYxOTAwMTEwMBDlqbTlhL/nurjlsL/oo6QOTeWPtzY054mHL+WMhQAENjAxBDYwMQQxNDLA
        mgwEMTI1wO0aBDAzNcCaDAQwMTHA1YcJwNWHCQAGAAVTS1UzEOW5sue6ouiRoeiQhOmFkgsyMjA0MjEwMDAwEOW5sue6
        ouiRoeiQhOmFkg43NTDmr6vljYcv55O2AAQ2MDEENjAxBDE0MsCaDAQxNDLwkwkEMDk1gAAAgPb2EYD29hEAeyJyZXBs
        YXllZCI6ZmFsc2UsIm1lc3NhZ2VUeXBlIjoiQ0VCMzExTWVzc2FnZSIsImd1aWQiOiJERTMwMDAwMC0wMDAwLTQwMDAt
        OTMxMS0wMDI1Mjg4NDcyMDAiLCJkaWdlc3QiOiJzaGEyNTY6MDQyMzUyYjJhZjU0OWUwNTkyMmIyZWU4Y2RjMDA4Mjk5
        MGI3MzFjYTk3NWJkNWZlY2I1NWMxYzljY2ExYzc3NSIsInBhcGVycyI6W3siaW5kZXgiOjAsImtleSI6eyJlYmNDb2Rl
        IjoiMzMwMzk2MTAxMCIsIm9yZGVyTm8iOiJZUzI1Mjg4NDcyMDAifSwib3V0Y29tZSI6ImFjY2VwdGVkIiwic3RhdGUi
        OiJhY2NlcHRlZCIsInJldHVyblN0YXR1cyI6IjEyMCIsInJldHVybkluZm8iOiJbQ29kZToxODAwO0Rlc2M66YC76L6R
        5qCh6aqM6YCa6L+HXSIsImlzc3VlcyI6W119XSwiaXNzdWVzIjpbeyJzZXZlcml0eSI6Indhcm5pbmciLCJjb2RlIjoi
        TVNHLVNJRyIsInBhdGgiOiJDRUIzMTFNZXNzYWdlL1NpZ25hdHVyZSIsIm1lc3NhZ2UiOnsiemgiOiJDRUIzMTFNZXNz
        YWdlIOe8uuWwkeaVsOWtl+etvuWQjSIsImVuIjoiQ0VCMzExTWVzc2FnZSBjYXJyaWVzIG5vIHNpZ25hdHVyZSJ9LCJl
        eHBlY3RlZCI6ImRzOlNpZ25hdHVyZSIsImNpdGF0aW9uIjoiQ0VCIDIwMjItMDUsIFhTRCBkczpTaWduYXR1cmUiLCJm
        aXgiOnsiZGUiOiJEVVQtMDYiLCJ2ZXJzaW9uIjoiMjAxNi0wNC0wOCJ9LHsiY29kZSI6IkRVVC0wNyIsInZlcnNpb24i
        OiIyMDE2LTA0LTA4In0seyJjb2RlIjoiRFVULTA4IiwidmVyc2lvbiI6IjIwMTYtMDQtMDgifSx7ImNvZGUiOiJUUkYt
        MTkwMTEwMTAwMCIsInZlcnNpb24iOiIyMDIyLTAzLTAxIn0seyJjb2RlIjoiVFJGLTk2MTkwMDExMDAiLCJ2ZXJzaW9u
        IjoiMjAyMi0wMy0wMSJ9LHsiY29kZSI6IlRSRi0yMjA0MjEwMDAwIiwidmVyc2lvbiI6IjIwMjItMDMtMDEifV19LCJj
        aGFubmVsIjoiZ3JlZW4iLCJjaGFubmVsUmVhc29uIjp7InpoIjoi5pyq5oq95LitIiwiZW4iOiJub3QgY2hvc2VuIn0s
        InF1b3RhWWVhciI6MjAyNiwiaXNzdWVzIjpbXSwicmV0dXJucyI6W119YWNjZXB0ZWQfcmVsZWFzZWQfODAwH1tDb2Rl
        OjI2MDA7RGVzYzrmlL7ooYxdH0IyMDI2MTEyMjAwMDAwMzkzNR8yOTAzMjAyNkkwMDAwMDM5MzUfQUVGRDM1MzYtMDFB
        MS1GRjg4LTBDQzUtMDAwMDAwMDA0RjkyHzE3OTUyODg0Njg2Nzc8P3htbCB2ZXJzaW9uPSIxLjAiIGVuY29kaW5nPSJV
        VEYtOCI/Pgo8Y2ViOkNFQjMxMU1lc3NhZ2UgeG1sbnM6Y2ViPSJodHRwOi8vd3d3LmNoaW5hcG9ydC5nb3YuY24vY2Vi
        IiBndWlkPSJERTMwMDAwMC0wMDAwLTQwMDAtOTMxMS0wMDI1Mjg4NDY3NDQiIHZlcnNpb249IjEuMCI+CjxjZWI6T3Jk
        ZXI+CjxjZWI6T3JkZXJIZWFkPgo8Y2ViOmd1aWQ+REUzMDAwMDAtMDAwMC00MDAwLTgzMTEtMDAyNTI4ODQ2NzQ0PC9j
        ZWI6Z3VpZD4KPGNlYjphcHBUeXBlPjE8L2NlYjphcHBUeXBlPgo8Y2ViOmFwcFRpbWU+MjAyNjExMjIwMzE0MjY8L2Nl
        YjphcHBUaW1lPgo8Y2ViOmFwcFN0YXR1cz4yPC9jZWI6YXBwU3RhdHVzPgo8Y2ViOm9yZGVyVHlwZT5JPC9jZWI6b3Jk
        ZXJUeXBlPgo8Y2ViOm9yZGVyTm8+WVMyNTI4ODQ2NzQ0PC9jZWI6b3JkZXJObz4KPGNlYjplYnBDb2RlPjMzMDM5NjEw
        MTA8L2NlYjplYnBDb2RlPgo8Y2ViOmVicE5hbWU+5ryU56S65LiA5L2T5YyW5pyJ6ZmQ5YWs5Y+4PC9jZWI6ZemZkOWF
        rOWPuDwvY2ViOmNvcE5hbWU+CjxjZWI6ZHhwTW9kZT5EWFA8L2NlYjpkeHBNb2RlPgo8Y2ViOmR4cElkPkRYUEVOVDAw
        MDAwMDAwMDE8L2NlYjpkeHBJZD4KPC9jZWI6QmFzZVRyYW5zZmVyPgo8L2NlYjpDRUI1MTFNZXNzYWdlPgoBJURFMzAw
        MDAwLTAwMDAtNDAwMC04NTExLTAwMjUyODg0Njg0MAIxDzIwMjYxMTIyMDMxNDI2AjILMzMwMzk2MTAxMBzmvJTnpLrk
        uIDkvZPljJbmnInpmZDlhazlj7gNWUQyNTI4ODQ2ODQwAA1ZUzI1Mjg4NDY4NDCAkvQBgAAEMTQy4LYNAhblqbTlubzl
        hL/phY3mlrnlpbbnsokH6LW155SyK+a1meaxn+ecgea4qeW3nuW4gua8lOekuuWMuuWQiOaIkOi3rzk5MeWPtwwxOTkw
        OTkwMDAwMAAAASVBRUZEMzUzNi0wMUExLUZGODgtMDgzMy0wMDAwMDAwMDBGNTELMzMwMzk2MTAxMAszMzAzOTYxMDEw
        DVlTMDUyODg0NzcyMAQxMjASMjAyNjExMjIwMzE0Mjc1MDckW0NvZGU6MTgwMDtEZXNjOumAu+i+keagoemqjOmAmui/
        h10AeyJhdHRlbXB0IjoxLCJ3YWl0c0ZvciI6W10sImFzc2Vzc21lbnQiOnsicmVnaW1lIjoid2l0aGluTGltaXRzIiwi
        aXRlbXMiOlt7ImdudW0iOjEsImhzIjoiMTkwMTEwMTAwMCIsImR1dGlhYmxlVmFsdWUiOiIxNzAuMDAiLCJxdW90YVZh
        bHVlIjoiMTcwLjAwIiwiZHV0eSI6IjAuMDAiLCJjb25zdW1wdGlvblRheCI6IjAuMDAiLCJ2YXQiOiIxNS40NyIsInN1
        bSI6IjE1LjQ3IiwiZHV0eVJhdGUiOiIwJSIsInZhdFJhdGUiOiIxMyUiLCJjb25zdW1wdGlvblJhdGUiOiIwJSIsInRh
        eFNoYXJlIjoiNzAlIn1dLCJkdXRpYWJsZVZhbHVlIjoiMTcwLjAwIiwiZHV0eSI6IjAuMDAiLCJjb25zdW1wdGlvblRh
        eCI6IjAuMDAiLCJ2YXQiOiIxNS40NyIsIg==
        """
}
