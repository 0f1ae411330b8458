#include "filters/FilterWords.h"

#include "models/Tags.h"

#include <QCoreApplication>
#include <QStringList>

namespace postaci {

namespace {

constexpr int kLongestName = 60;

class FilterText
{
    Q_DECLARE_TR_FUNCTIONS(FilterText)

public:
    static QString field(RuleField field)
    {
        switch (field) {
        case RuleField::From:
            return tr("From");
        case RuleField::Recipients:
            return tr("To or Cc");
        case RuleField::Subject:
            return tr("Subject");
        case RuleField::Header:
            return tr("Header field");
        case RuleField::Body:
            return tr("Text");
        case RuleField::Size:
            return tr("Size");
        case RuleField::Age:
            return tr("Age");
        case RuleField::Attachment:
            return tr("Attachment");
        case RuleField::InAccount:
            return tr("Account");
        case RuleField::Contact:
            return tr("Sender");
        }
        return {};
    }

    static QString test(RuleField field, RuleTest test)
    {
        if (field == RuleField::Attachment)
            return test == RuleTest::Is ? tr("there is one") : tr("there is none");
        if (field == RuleField::Contact)
            return test == RuleTest::Is ? tr("is in the contacts") : tr("is not in the contacts");
        switch (test) {
        case RuleTest::Contains:
            return tr("contains");
        case RuleTest::ContainsNot:
            return tr("does not contain");
        case RuleTest::Is:
            return tr("is");
        case RuleTest::IsNot:
            return tr("is not");
        case RuleTest::BeginsWith:
            return tr("begins with");
        case RuleTest::EndsWith:
            return tr("ends with");
        case RuleTest::Matches:
            return tr("matches the pattern");
        case RuleTest::MoreThan:
            return tr("is more than");
        case RuleTest::LessThan:
            return tr("is less than");
        }
        return {};
    }

    static QString action(RuleActionKind kind)
    {
        switch (kind) {
        case RuleActionKind::Move:
            return tr("Move to");
        case RuleActionKind::Copy:
            return tr("Copy to");
        case RuleActionKind::Tag:
            return tr("Tag with");
        case RuleActionKind::MarkRead:
            return tr("Mark read");
        case RuleActionKind::Star:
            return tr("Give a star");
        case RuleActionKind::Junk:
            return tr("Move to junk");
        case RuleActionKind::Trash:
            return tr("Move to the trash");
        case RuleActionKind::Stop:
            return tr("Ask no later filters");
        }
        return {};
    }

    static QString problem(RuleProblem::Kind kind)
    {
        switch (kind) {
        case RuleProblem::Kind::NoCondition:
            return tr("A filter needs a condition, else it would take all mail.");
        case RuleProblem::Kind::NoText:
            return tr("Type what this condition looks for.");
        case RuleProblem::Kind::NoHeader:
            return tr("Type the name of a header field, as List-Id.");
        case RuleProblem::Kind::BadPattern:
            return tr("This pattern cannot be understood. Are all brackets closed?");
        case RuleProblem::Kind::NoAction:
            return tr("Choose what is done with the messages.");
        case RuleProblem::Kind::NoFolder:
            return tr("Choose the folder.");
        case RuleProblem::Kind::NoTag:
            return tr("Choose the tag.");
        }
        return {};
    }

    static QString wanted(const RuleCondition& condition, const FilterNames& names)
    {
        switch (condition.field) {
        case RuleField::Size:
            //: kilobytes
            return tr("%1 kB").arg(condition.number);
        case RuleField::Age:
            return tr("%n day(s)", nullptr, static_cast<int>(condition.number));
        case RuleField::Attachment:
        case RuleField::Contact:
            return {};
        case RuleField::InAccount:
            return names.account(condition.number);
        default:
            //: what somebody has typed
            return tr("“%1”").arg(condition.text);
        }
    }

    static QString condition(const RuleCondition& condition, const FilterNames& names)
    {
        const QString name = condition.field == RuleField::Header ? condition.header : field(condition.field);
        const QString how = test(condition.field, condition.test);
        const QString what = wanted(condition, names);
        if (what.isEmpty())
            //: "Attachment there is one"
            return tr("%1: %2", "condition").arg(name, how);
        //: "Subject contains “x”": %1 the field, %2 how it is compared, %3 with what
        return tr("%1 %2 %3", "condition").arg(name, how, what);
    }

    static QString actionSentence(const RuleAction& one, const FilterNames& names)
    {
        if (one.kind == RuleActionKind::Move || one.kind == RuleActionKind::Copy) {
            const QString folder = names.folder(one.folder);
            //: "Move to Work": %1 is what is done, %2 the folder or the tag
            return tr("%1 %2", "action")
                .arg(action(one.kind), folder.isEmpty() ? tr("(folder deleted)") : folder);
        }
        if (one.kind == RuleActionKind::Tag)
            return tr("%1 %2", "action").arg(action(one.kind), tagOf(one.keyword).name);
        return action(one.kind);
    }

    static QString summary(const Rule& rule, const FilterNames& names)
    {
        QStringList conditions;
        for (const RuleCondition& one : rule.conditions)
            conditions.append(condition(one, names));
        QStringList actions;
        for (const RuleAction& one : rule.actions)
            actions.append(actionSentence(one, names));
        return conditions.join(rule.matchesAny ? tr(" or ") : tr(" and ")) + QStringLiteral(" → ") +
               actions.join(QStringLiteral(", "));
    }
};

} // namespace

QString fieldWords(RuleField field)
{
    return FilterText::field(field);
}

QString testWords(RuleField field, RuleTest test)
{
    return FilterText::test(field, test);
}

QString actionWords(RuleActionKind kind)
{
    return FilterText::action(kind);
}

QString problemWords(const RuleProblem& problem)
{
    return FilterText::problem(problem.kind);
}

QString filterSummary(const Rule& rule, const FilterNames& names)
{
    return FilterText::summary(rule, names);
}

QString usualName(const Rule& rule, const FilterNames& names)
{
    const QString name =
        rule.conditions.isEmpty() ? QString() : FilterText::condition(rule.conditions.first(), names);
    return name.left(kLongestName);
}

} // namespace postaci
