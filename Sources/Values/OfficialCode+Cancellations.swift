extension OfficialCode {
    /// 撤销申请单错误代码: cancellations, table 7-2 of the CEB standard of 2022-05.
    static let cancellations = read(
        .standard2022,
        rows: """
            -623000 CEB623Message接收失败，撤单清单为空，报文业务主键[*]
                CEB623Message not received: no cancellation within, business key [*]
            -623001 报文校验失败，[*]
                message not valid: [*]
            -623002 回执解析失败，[*]！
                receipt cannot be parsed: [*]
            -623003 系统中不存在清单编号为[*]的清单！
                no list of number [*] in the system
            -623004 查无此数据
                no such data
            -623005 清单的状态不符合撤单申报要求(清单编号[*])！
                the state of the list does not allow a cancellation (list number [*])
            -623006 撤单清单[*]发送海关成功，更新状态时发生错误
                cancellation [*] was sent to customs, but its state could not be updated
            -623007 撤单清单[*]发送海关失败，更新状态时发生错误
                cancellation [*] was not sent to customs, and its state could not be updated
            -623008 CEB623Message接收失败[*]，数据超过限制！
                CEB623Message not received [*]: too much data
            -623009 撤单清单[*]已经申报过
                cancellation [*] is declared already
            -623010 第*条，企业内部编号[*]:[*]
                item *, internal number [*]: [*]
            -623011 生成失败[主键为空或未找到数据]，请重试
                not generated [key empty or no data found]; try again
            -623012 生成失败[撤单原因为空]，请重试
                not generated [no reason for the cancellation]; try again
            -623013 撤单状态[*]不符合删除条件
                the state of the cancellation [*] does not allow deletion
            -623014 校验失败[*]
                not valid: [*]
            -623016 保存签名信息发生错误！
                the signature could not be saved
            -623017 保存签名信息发生错误,签名信息为空！
                the signature could not be saved: it is empty
            -623018 请求参数错误，请重试
                wrong request parameters; try again
            -623019 申报失败[主键为空或未找到数据]，请重试
                not declared [key empty or no data found]; try again
            -623020 申报失败[*]，请重试
                not declared [*]; try again
            -623021 *[*]与卡信息[*]不匹配，没有权限进行操作
                *[*] does not match the card [*]: not authorised
            -623022 保存失败，请确认状态并刷新重试
                not saved: check the state, refresh and try again
            -623023 撤单清单申报失败，[*]
                cancellation not declared: [*]
            -623024 通过界面申报清单[*]发生错误，状态不是申报中
                list [*] declared on screen cannot proceed: its state is not declaring
            -623025 清单[*]，核增个人[*]消费金额时出错
                list [*]: the personal spending of [*] could not be adjusted
            -623026 [*]没有权限进行操作
                [*] is not authorised
            -623027 系统发生异常
                system error
            -623028 申报请求发送失败[*]
                the declaration could not be sent [*]
            -623029 验签失败*！
                the signature does not verify *
            """)
}
