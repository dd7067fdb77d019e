extension OfficialCode {
    /// 单证错误代码: orders, payments, waybills and warehouse entries, table 7-2 of the CEB standard
    /// of 2022-05. `*` stands for what the answer fills in.
    static let papers = read(
        .standard2022,
        rows: """
            -10101 无效企业类型
                invalid kind of enterprise
            -10102 无效企业代码
                invalid enterprise code
            -301001 订单商品表体信息不存在
                the order has no goods items
            -301002 订单商品信息内有重复商品序号
                the order repeats an item number
            -301003 订单信息查询不存在[*]
                no order information found [*]
            -301004 订单信息查询不存在[*]
                no order information found [*]
            -301005 [*]订单信息查询不存在
                [*] no order information found
            -301006 [*]检索到多条订单信息
                [*] more than one order found
            -301007 订单业务报文信息不能为空
                the order message is empty
            -301008 参数校验不通过，*
                parameters not valid: *
            -301009 订单标识(appType)不正确,未找到操作的订单
                wrong appType: the order to act on was not found
            -301010 已存在相同编号的订单
                an order of this number exists already
            -301011 该订单已向海关申报清单，状态不符
                the order is already in a declared list; its state forbids this
            -301012 订单报文处理失败，未找到对应操作
                order not processed: no such operation
            -301013 订单报文处理失败，系统异常
                order not processed: system error
            -301014 订单报文处理失败，接收报文为旧报文数据，不做处理
                order not processed: the message is older than what is held
            -301015 订单报文处理失败，报文表头数据超过限制
                order not processed: too many heads in the message
            -401001 支付凭证查询不存在[*]
                no payment found [*]
            -401002 支付状态查询不存在[*]
                no payment state found [*]
            -401003 [*]对应多条支付凭证
                [*] stands for more than one payment
            -401004 [*]对应支付凭证查询不存在
                [*] no payment found for it
            -401005 支付单业务报文不能为空
                the payment message is empty
            -401006 支付单标识(appType)不正确,未找到对应操作的支付单
                wrong appType: the payment to act on was not found
            -401007 已存在相同编号的支付单
                a payment of this number exists already
            -401008 该支付单已向海关申报支付单，状态不符
                the payment is already declared; its state forbids this
            -401009 参数校验不通过，[paymentHead,payment]
                parameters not valid: [paymentHead,payment]
            -401010 支付单报文处理失败，未找到对应操作
                payment not processed: no such operation
            -401011 支付单报文处理失败，系统异常
                payment not processed: system error
            -401012 支付单报文处理失败，接收报文为旧报文数据，不做处理
                payment not processed: the message is older than what is held
            -401013 支付单报文处理失败，报文表头数据超过限制
                payment not processed: too many heads in the message
            -504000 运单报文解析失败！
                the waybill message cannot be parsed
            -504010 运单业务报文不能为空
                the waybill message is empty
            -504011 参数校验不通过，*
                parameters not valid: *
            -504012 物流运单已存在
                the waybill exists already
            -504013 物流运单报文数量超过限制
                too many waybills in the message
            -504014 运单标识(appType)不正确,未找到操作的运单
                wrong appType: the waybill to act on was not found
            -504015 已存在相同编号的运单
                a waybill of this number exists already
            -504016 该运单已向海关申报运单，状态不符
                the waybill is already declared; its state forbids this
            -505000 运单状态报文解析失败！
                the waybill status message cannot be parsed
            -505010 运单状态业务报文不能为空
                the waybill status message is empty
            -505011 参数校验不通过
                parameters not valid
            -505012 物流运单状态已存在
                the waybill status exists already
            -505013 物流运单状态报文数量超过限制
                too many waybill states in the message
            -505014 物流运单状态报文处理失败，未找到对应操作
                waybill status not processed: no such operation
            -505015 物流报文处理失败，系统异常
                logistics message not processed: system error
            -505016 物流报文处理失败，接收报文为旧报文数据，不做处理
                logistics message not processed: older than what is held
            -505017 报文处理失败，报文表头数据超过限制
                message not processed: too many heads
            -800000 入库明细单表体信息不存在
                the warehouse entry has no items
            -800001 校验不通过，[错误信息]
                not valid: [error]
            -800002 入库明细单报文解析失败
                the warehouse entry message cannot be parsed
            -800003 入库明细单报已存在
                the warehouse entry exists already
            -800004 入库明细单报文处理失败，系统异常
                warehouse entry not processed: system error
            -800005 入库明细单报文处理失败，接收报文为旧报文数据，不做处理
                warehouse entry not processed: the message is older than what is held
            -800006 入库明细单报文处理失败，报文表头数据超过限制
                warehouse entry not processed: too many heads in the message
            """)
}
