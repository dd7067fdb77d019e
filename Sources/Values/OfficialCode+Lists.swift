extension OfficialCode {
    /// 清单错误代码: lists, table 7-2 of the CEB standard of 2022-05.
    ///
    /// The standard gives -621027 two meanings; both are told.
    static let lists = read(
        .standard2022,
        rows: """
            -621000 CEB621Message接收失败，清单表体为空，报文业务主键[*]
                CEB621Message not received: the list has no items, business key [*]
            -621001 清单报文校验失败，[*]
                list not valid: [*]
            -621002 四单回执解析失败，[*]！
                receipt of the four papers cannot be parsed: [*]
            -621003 清单申报失败，[*]
                list not declared: [*]
            -621004 清单[*]已经申报过，请勿重复申报
                list [*] is declared already; do not declare it again
            -621005 清单[*]的购买金额超过单笔限额[[*]]
                the purchase of list [*] is above the limit of a single transaction [[*]]
            -621006 未找到headGuid为[*]的清单
                no list with headGuid [*]
            -621008 清单[*]发送海关成功，更新状态时发生错误
                list [*] was sent to customs, but its state could not be updated
            -621009 清单[*]发送海关失败，更新状态时发生错误
                list [*] was not sent to customs, and its state could not be updated
            -621010 申报清单[*]发生错误，状态不是申报中
                list [*] cannot be declared: its state is not declaring
            -621011 不存在已申报的清单[*]，无法进行改单操作
                no declared list [*], so nothing can be changed
            -621012 清单[*]的申报状态不符合改单申报的条件
                the state of list [*] does not allow a change
            -621013 清单[*]，查询个人限额失败
                list [*]: the personal limit could not be looked up
            -621014 清单[*]，核增个人[*]消费金额时出错
                list [*]: the personal spending of [*] could not be adjusted
            -621015 *[*]与卡信息[*]不匹配，没有权限进行操作
                *[*] does not match the card [*]: not authorised
            -621016 [*]没有权限进行操作
                [*] is not authorised
            -621017 系统发生异常
                system error
            -621018 清单[*]中购买人[*]已用购买额度为[*]，本次购买将超过年度限额[*]
                list [*]: buyer [*] has used [*]; this would exceed the yearly limit [*]
            -621019 查无此数据
                no such data
            -621020 请求参数错误，请重试
                wrong request parameters; try again
            -621021 申报失败[主键为空或未找到数据]，请重试
                not declared [key empty or no data found]; try again
            -621022 申报失败[*]，请重试
                not declared [*]; try again
            -621023 执行改单操作时发生错误，请重试
                the change failed; try again
            -621024 所有清单的表体均为空，无法完成申报操作
                no list has any items, so nothing can be declared
            -621025 保存签名信息发生错误！
                the signature could not be saved
            -621026 保存签名信息发生错误,签名信息为空！
                the signature could not be saved: it is empty
            -621027 保存失败，请确认状态并刷新重试 / 请确认表体gnum无重复！
                not saved: check the state, refresh and try again / make sure that no item gnum repeats
            -621028 加签数据比对失败！
                the signed data differ from the data sent
            -621029 验签失败！
                the signature does not verify
            -621030 CEB621Message接收失败[*]，清单数据超过限制！
                CEB621Message not received [*]: too many lists
            """)
}
