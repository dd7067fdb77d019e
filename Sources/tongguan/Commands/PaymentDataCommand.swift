import ArgumentParser

/// `tongguan payment-data`
struct PaymentDataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment-data",
        abstract: "支付原始数据（公告2018年第179号）| original payment data: sign, verify, upload, open",
        subcommands: [
            PaymentDataSign.self, PaymentDataVerify.self, PaymentDataUpload.self,
            PaymentDataOpen.self,
        ])
}
