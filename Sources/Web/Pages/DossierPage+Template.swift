extension DossierPage {
    /// The page in one language, before a dossier is filled in.
    static func text(_ say: Language) -> String {
        Layout.page(
            say, title: say("一单卷宗", "Consignment"),
            body: head(say) + reasons(say) + papers(say) + matching(say) + duty(say)
                + postings(say) + history(say))
    }

    private static func head(_ say: Language) -> String {
        """
        {{#dossier}}<h1>{{orderNo}} <span class="state {{tone}}">{{stateName}}</span></h1>
        <p class="soft">\(say("个人信息已遮蔽。", "Personal data is masked."))</p>
        <section><dl>
        <dt>\(say("电商企业", "Merchant"))</dt><dd>{{ebcCode}}</dd>
        <dt>\(say("企业内部编号", "Internal number"))</dt><dd>{{copNo}}</dd>
        <dt>\(say("预录入编号", "Pre-entry number"))</dt><dd>{{preNo}}</dd>
        {{#invtNo}}<dt>\(say("清单编号", "List number"))</dt><dd>{{.}}</dd>{{/invtNo}}
        <dt>\(say("申报日", "Declared"))</dt><dd>{{declaredDay}}</dd>
        {{#releasedAt}}<dt>\(say("放行", "Released"))</dt><dd>{{.}}</dd>{{/releasedAt}}
        {{#taxNo}}<dt>\(say("税单号", "Tax bill"))</dt><dd>{{.}}</dd>{{/taxNo}}
        <dt>\(say("回执状态", "Receipt status"))</dt><dd>{{returnStatus}}</dd>
        {{/dossier}}{{#reason}}<dt>\(say("通道理由", "Why this channel"))</dt><dd>{{.}}</dd>{{/reason}}
        </dl></section>

        """
    }

    private static func reasons(_ say: Language) -> String {
        """
        {{#reasons}}<section><h2 class="bad">{{code}}</h2><p>{{text}}</p><dl>
        {{#expected}}<dt>\(say("应为", "Expected"))</dt><dd>{{.}}</dd>{{/expected}}
        {{#found}}<dt>\(say("实为", "Found"))</dt><dd>{{.}}</dd>{{/found}}
        {{#fix}}<dt>\(say("如何更正", "What to do"))</dt><dd>{{.}}</dd>{{/fix}}
        </dl></section>{{/reasons}}

        """
    }

    private static func papers(_ say: Language) -> String {
        """
        <section><h2>\(say("单证", "Papers"))</h2>
        {{#papers}}<details><summary><b>{{name}}</b> <span class="soft">{{type}} · {{state}} ·
        {{sender}} · {{received}}</span></summary>
        <dl>{{#fields}}<dt title="{{tag}}">{{label}}</dt><dd>{{value}}</dd>{{/fields}}</dl>
        </details>{{/papers}}</section>

        """
    }

    private static func matching(_ say: Language) -> String {
        """
        <section><h2>\(say("三单对碰", "Matching, rule by rule"))</h2><table>
        <tr><th>\(say("规则", "Rule"))</th><th></th><th>\(say("结果", "Result"))</th>
        <th>\(say("应为", "Expected"))</th><th>\(say("实为", "Found"))</th></tr>
        {{#findings}}<tr><td><code>{{rule}}</code></td><td>{{title}}</td>
        <td class="{{tone}}">{{result}}</td><td>{{expected}}</td><td>{{found}}</td></tr>{{/findings}}
        </table></section>

        """
    }

    private static func duty(_ say: Language) -> String {
        """
        {{#duty}}<section><h2>\(say("税款", "Duty and taxes"))</h2><table>
        <tr><th>#</th><th>\(say("商品编码", "HS code"))</th>
        <th class="n">\(say("完税价格", "Dutiable value"))</th><th class="n">\(say("关税", "Duty"))</th>
        <th class="n">\(say("消费税", "Consumption tax"))</th><th class="n">\(say("增值税", "VAT"))</th>
        <th class="n">\(say("合计", "Sum"))</th></tr>
        {{#items}}<tr><td>{{gnum}}</td><td>{{hs}}</td><td class="n">{{dutiableValue}}</td>
        <td class="n">{{duty}}<br><span class="soft">{{rates.duty}}</span></td>
        <td class="n">{{consumptionTax}}<br><span class="soft">{{rates.consumptionTax}} × {{rates.share}}</span></td>
        <td class="n">{{vat}}<br><span class="soft">{{rates.vat}} × {{rates.share}}</span></td>
        <td class="n">{{sum}}</td></tr>{{/items}}
        {{#total}}<tr><th></th><th>\(say("合计", "Total"))</th><td class="n">{{dutiableValue}}</td>
        <td class="n">{{duty}}</td><td class="n">{{consumptionTax}}</td><td class="n">{{vat}}</td>
        <td class="n"><b>{{sum}}</b></td></tr>{{/total}}</table>
        <p class="soft">\(say("所用规则", "Rules used")): {{ruleList}}</p></section>{{/duty}}

        """
    }

    private static func postings(_ say: Language) -> String {
        """
        {{#hasPostings}}<section><h2>\(say("台账", "Ledger"))</h2><table>
        {{#postings}}<tr><td>{{account}}</td><td>{{move}}</td><td class="n">{{amount}}</td>
        <td class="soft">{{at}}</td></tr>{{/postings}}</table></section>{{/hasPostings}}

        """
    }

    private static func history(_ say: Language) -> String {
        """
        <section><h2>\(say("经过", "What happened"))</h2><table>
        {{#happenings}}<tr><td class="soft">{{at}}</td><td><code>{{event}}</code></td>
        <td>{{status}}</td><td>{{text}}</td></tr>{{/happenings}}
        </table></section>
        """
    }
}
