import Messages

/// 备案: who may send what, and who stands in for the tax.
extension Rule {
    package static let enterpriseUnregistered = Rule(
        "REG-01", "-10102",
        Bilingual("企业已备案", "the enterprise is registered"),
        wrong: Bilingual("企业未备案", "the enterprise is not registered"),
        fix: Bilingual("先在综试区平台办理企业备案，或核对企业代码", "register the enterprise first, or check its code"),
        citation: "CEB 2022-05, table 7-2 (-10102); decision 9")
    package static let wrongRole = Rule(
        "REG-02", "-10101",
        Bilingual("企业类型与单证相符", "the enterprise has the role the paper needs"),
        wrong: Bilingual("企业备案类型不允许报送或参与该单证", "the enterprise lacks the role for this paper"),
        fix: Bilingual("补充备案类型，或由具备类型的企业报送", "add the role, or let an enterprise that has it send"),
        citation: "CEB 2022-05, table 7-2 (-10101); 海关总署公告2018年第194号; decision 13")
    package static let assurerUnregistered = Rule(
        "REG-03", "-10102",
        Bilingual("担保企业已备案", "the guarantor is registered"),
        wrong: Bilingual("担保企业未备案或无担保额度", "the guarantor is unknown or gives no guarantee"),
        fix: Bilingual("核对担保企业编号，或登记其税款担保", "check assureCode, or register its tax guarantee"),
        citation: "财关税〔2016〕18号; 海关总署公告2018年第194号")

    static let registration = [enterpriseUnregistered, wrongRole, assurerUnregistered]
}
