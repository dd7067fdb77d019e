extension OfficialCode {
    /// 退货申请单错误代码: returns, table 7-2 of the CEB standard of 2022-05.
    ///
    /// The standard gives -625022 two meanings; both are told.
    static let returns = read(
        .standard2022,
        rows: """
            -625001 退货申请单报文校验失败，[*]
                return request not valid: [*]
            -625002 四单回执解析失败，[*]！
                receipt of the four papers cannot be parsed: [*]
            -625003 退货申请单业务报文不能为空！
                the return request message is empty
            -625004 退货申请单申报失败，[*]
                return request not declared: [*]
            -625005 退货申请单[*]验签失败！
                return request [*]: the signature does not verify
            -625006 退货申请单[*]表体无数据，不允许申报！
                return request [*] has no items and cannot be declared
            -625007 退货申请单[*]表体第[*]项商品未备案！
                return request [*], item [*]: the goods are not on record
            -625008 退货申请单预录入号应由电子口岸生成！
                the pre-entry number of a return request is given by the electronic port
            -625009 退货申请单[*]表体第[*]项的第二数量与第二单位不符合规则（当第二单位为空时，第二数量应为空；当第二单位有值时，第二数量应为正数）！
                return request [*], item [*]: second quantity must go with a second unit
            -625010 退货申请单[*]表体第[*]项的*[*]与备案库[*]不一致！
                return request [*], item [*]: *[*] differs from the record [*]
            -625011 退货申请单[*]表体第[*]项在参数库中没有匹配商品编号[*]的商品！
                return request [*], item [*]: no goods of code [*] among the parameters
            -625012 退货申请单[*]表体第[*]项的*[*]与参数库[*]不一致！
                return request [*], item [*]: *[*] differs from the parameters [*]
            -625013 退货申请单[*]和证书中的“申报单位代码/名称”不一致！
                return request [*]: code or name of the declaring unit differs from the certificate
            -625022 退货申请单[*]已经申报过，请勿重复申报 / 退货申请单[*]的申报状态不符合改单申报的条件
                return request [*] is declared already / its state does not allow a change
            -625014 退货申请单[*]金额超过单笔限额
                return request [*]: above the limit of a single transaction
            -625015 退货申请单[*]中购买人[*]的购买金额超过限额
                return request [*]: the purchases of buyer [*] are above the limit
            -625016 查无此数据
                no such data
            -625017 请求参数错误，请重试
                wrong request parameters; try again
            -625018 申报失败[主键为空或未找到数据]，请重试
                not declared [key empty or no data found]; try again
            -625019 申报失败[系统错误]，请重试
                not declared [system error]; try again
            -625020 *[*]与卡信息[*]不匹配，没有权限进行操作
                *[*] does not match the card [*]: not authorised
            -625021 [*]没有权限进行操作
                [*] is not authorised
            -625023 所有退货申请单的表体均为空，无法完成批量申报操作
                no return request has any items, so the batch cannot be declared
            -625024 退货申请单[*]，核增个人[*]消费金额时出错
                return request [*]: the personal spending of [*] could not be adjusted
            -625025 退货申请单[*]，新增个人消费金额时出错
                return request [*]: the personal spending could not be entered
            -625026 退货申请单[*]，查询个人限额失败
                return request [*]: the personal limit could not be looked up
            -625027 保存签名信息发生错误！
                the signature could not be saved
            -625028 保存签名信息发生错误,签名信息为空！
                the signature could not be saved: it is empty
            -625029 保存失败，请确认状态并刷新重试
                not saved: check the state, refresh and try again
            -625030 申报失败[*]，请重试
                not declared [*]; try again
            -625031 所有退货申请单的表体均为空，无法完成批量申报操作
                no return request has any items, so the batch cannot be declared
            -625032 查无此数据
                no such data
            -625033 退货申请单[*]已经申报过，请勿重复申报
                return request [*] is declared already; do not declare it again
            -625110 系统发生异常
                system error
            -625113 *[*]与卡信息[*]不匹配，没有权限进行操作
                *[*] does not match the card [*]: not authorised
            -625114 [*]没有权限进行操作
                [*] is not authorised
            -625116 系统发生异常
                system error
            -625200 CEB625Message接收失败，退货申请单为空，报文业务主键[*]
                CEB625Message not received: no return request within, business key [*]
            -625202 退货申请单[*]发送海关成功，更新状态时发生错误
                return request [*] was sent to customs, but its state could not be updated
            -625203 退货申请单[*]发送海关失败，更新状态时发生错误
                return request [*] was not sent to customs, and its state could not be updated
            -625204 未找到headGuid为[*]的清单
                no list with headGuid [*]
            -625205 通过界面申报清单[*]发生错误，状态不是申报中
                list [*] declared on screen cannot proceed: its state is not declaring
            -625206 退货申请单[*]发送海关成功，更新状态时发生错误
                return request [*] was sent to customs, but its state could not be updated
            -625207 退货申请单[*]发送海关失败，更新状态时发生错误
                return request [*] was not sent to customs, and its state could not be updated
            -625208 验签失败*！
                the signature does not verify *
            -625209 退货申请单[*],在关联的清单中未找到表体序号为[*],商品编号为[*]的数据
                return request [*]: the related list has no item numbered [*] with goods code [*]
            """)
}
