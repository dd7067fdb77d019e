import Testing
import Values

@Suite("Codes are checked before they are believed")
struct CodeTests {
    @Test("A tariff code names its chapter, heading and line")
    func tariffCode() throws {
        let code = try #require(HSCode("3304990099"))
        #expect(code.chapter == "33")
        #expect(code.heading == "3304")
        #expect(code.line8 == "33049900")
        #expect(HSCode("33049900")?.line8 == "33049900")
    }

    @Test(
        "What is no tariff code is refused",
        arguments: [
            "", "3304", "330499009", "33049900991", "3304.9900", "33O4990099", "0004990099",
            "7704990099", "３３０４９９００", " 33049900",
        ])
    func refuseTariffCode(text: String) {
        #expect(HSCode(text) == nil)
    }

    @Test("An enterprise has ten digits and capitals, and one spelling")
    func registrationCode() {
        #expect(RegistrationCode("330766K00Q")?.text == "330766K00Q")
        for text in ["330766k00Q", "330766K00", "330766K00Q1", "330766K00 ", "330766K0Q號", ""] {
            #expect(RegistrationCode(text) == nil)
        }
    }

    @Test("A credit code shows the organisation within")
    func creditCode() {
        #expect(USCC("91350100M000100Y43")?.organisationCode == "M000100Y4")
        #expect(USCC("9135010AM000100Y43") == nil)
    }

    @Test(
        "A bar code carries its check digit",
        arguments: [
            // The examples of GS1 General Specifications, 7.9, and each length once.
            "6291041500213", "96385074", "036000291452", "10614141000415",
        ])
    func barCode(text: String) throws {
        let code = try #require(GTIN(text))
        #expect(code.gtin14.count == 14)
        #expect(code.gtin14.hasSuffix(text))
        // Any single wrong digit is noticed.
        for position in text.indices {
            for digit in "0123456789" where digit != text[position] {
                var wrong = text
                wrong.replaceSubrange(position...position, with: [digit])
                #expect(GTIN(wrong) == nil)
            }
        }
    }

    @Test("What is no bar code is refused", arguments: ["", "0", "629104150021", "629104150021X"])
    func refuseBarCode(text: String) {
        #expect(GTIN(text) == nil)
    }

    @Test("A message number has the shape of the standard's own samples")
    func guid() {
        #expect(UUID36.isGUID("4CDE1CFD-EDED-46B1-946C-B8022E42FC94"))
        #expect(UUID36.isGUID("123ent97-2b80-4568-aecf-cb6c90530012"))
        for text in [
            "", "4CDE1CFD-EDED-46B1-946C-B8022E42FC9", "4CDE1CFD-EDED-46B1-946C-B8022E42FC941",
            "4CDE1CFDE-DED-46B1-946C-B8022E42FC94", "4CDE1CFD_EDED_46B1_946C_B8022E42FC94",
            "4CDE1CFD-EDED-46B1-946C-B8022E42FC9 ", "4CDE1CFD-EDED-46B1-946C-B8022E42-C94",
        ] {
            #expect(!UUID36.isGUID(text))
        }
    }
}
