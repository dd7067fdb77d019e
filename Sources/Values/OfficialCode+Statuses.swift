extension OfficialCode {
    /// 回执状态: the returnStatus of receipts in the CEB standard of 2022-05.
    static let statuses = read(
        .returnStatus,
        rows: """
            1 电子口岸已暂存
                kept as a draft at the electronic port
            2 电子口岸申报中
                accepted by the electronic port, declaring
            3 发送海关成功
                sent to customs
            4 发送海关失败
                could not be sent to customs
            100 海关退单
                returned by customs
            120 海关入库
                stored at customs
            300 人工审核
                under manual review
            399 海关审结
                concluded by customs
            500 查验
                under inspection
            501 扣留移送通关
                detained, handed to clearance
            502 扣留移送缉私
                detained, handed to the anti-smuggling office
            503 扣留移送法规
                detained, handed to the legal office
            505 移交
                handed over
            599 其它扣留
                detained for another reason
            600 挂起
                suspended
            700 退运
                goods returned
            800 放行
                released
            899 结关
                closed
            """)
}
