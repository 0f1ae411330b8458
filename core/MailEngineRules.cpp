#include "MailEnginePrivate.h"

#include "rules/RuleJson.h"
#include "rules/RuleReader.h"
#include "sync/RuleActions.h"

// Filters: what they are, what they would do, and what they do by hand.

namespace postaci {

namespace {

/// Written in one transaction, so that a click does not wait long behind it.
constexpr qsizetype kHitsAtOnce = 200;

/// Its thread sees no more of it than a token and a context that may be gone.
class RunningRuleTrial final : public RuleTrial
{
public:
    ~RunningRuleTrial() override { m_cancel.cancel(); }
    [[nodiscard]] CancelToken token() const { return m_cancel; }

private:
    CancelToken m_cancel;
};

} // namespace

QList<Rule> MailEngine::rules() const
{
    return readRules(*d->reader).value_or({});
}

void MailEngine::saveRule(const Rule& rule, std::function<void(Result<RuleId>)> done)
{
    if (problemOf(rule)) {
        done(unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                        QStringLiteral("The filter is not complete")));
        return;
    }
    auto id = std::make_shared<RuleId>(0);
    d->store->writeAsync(
        WritePriority::User,
        [stored = toStored(rule), id](Transaction& transaction) -> Result<void> {
            const auto put = transaction.putRule(stored);
            *id = put.value_or(0);
            return put ? Result<void>() : unexpected(put.error());
        },
        this,
        [this, id, done = std::move(done)](const Result<void>& written) {
            if (written)
                Q_EMIT rulesChanged();
            done(written ? Result<RuleId>(*id) : unexpected(written.error()));
        });
}

void MailEngine::removeRule(RuleId rule)
{
    d->changeRules([rule](Transaction& transaction) { return transaction.removeRule(rule); });
}

void MailEngine::orderRules(const QList<RuleId>& rules)
{
    d->changeRules([rules](Transaction& transaction) { return transaction.orderRules(rules); });
}

void MailEngine::Private::changeRules(const Store::Work& work)
{
    store->writeAsync(WritePriority::User, work, engine, [this](const Result<void>& written) {
        if (!written)
            Q_EMIT engine->changeRejected(0, {RejectedChange::Kind::Other, 1, {}, {}, written.error()});
        Q_EMIT engine->rulesChanged();
    });
}

RuleTrial* MailEngine::tryRules(const QList<Rule>& rules, FolderId folder)
{
    auto* trial = new RunningRuleTrial;
    const QPointer<RuleTrial> watched(trial);
    d->trials.start([p = d.get(), watched, token = trial->token(), rules, folder] {
        const auto tell = [p, watched](auto function) {
            p->inUiThread([watched, function = std::move(function)] {
                if (watched)
                    function(*watched);
            });
        };
        const RuleScanEvents events{
            [&](const QList<RuleHit>& hits) {
                tell([hits](RuleTrial& running) { Q_EMIT running.found(hits); });
            },
            [&](qint64 done, qint64 total) {
                tell([done, total](RuleTrial& running) { Q_EMIT running.progressed(done, total); });
            }};
        const auto reader = MailReader::open(p->options.profileDir);
        const auto report = reader ? scanByRules(**reader, RuleMatcher(rules, RuleMatcher::Which::All),
                                                 folder, p->clock->now(), events, token)
                                   : unexpected(reader.error());
        tell([report](RuleTrial& running) {
            if (report)
                Q_EMIT running.finished(*report);
            else
                Q_EMIT running.failed(report.error());
        });
    });
    const quint64 id = d->cancel.onCancel([token = trial->token()] { token.cancel(); });
    connect(trial, &QObject::destroyed, this, [this, id] { d->cancel.forget(id); });
    return trial;
}

/// Messages are written some at a time.
struct MailEngine::Private::RuleRun
{
    QList<RuleHit> left;
    RuleUndo undo;
    std::function<void(Result<RuleUndo>)> done;
};

void MailEngine::applyRules(const QList<RuleHit>& hits, std::function<void(Result<RuleUndo>)> done)
{
    d->goOn(std::make_shared<Private::RuleRun>(Private::RuleRun{hits, {}, std::move(done)}));
}

void MailEngine::Private::goOn(const std::shared_ptr<RuleRun>& run)
{
    const QList<RuleHit> now = run->left.first(qMin(kHitsAtOnce, run->left.size()));
    run->left.remove(0, now.size());
    const auto work = [dir = options.profileDir, now, run](Transaction& transaction) -> Result<void> {
        const auto current = MailReader::open(dir);
        if (!current)
            return unexpected(current.error());
        RuleActions actions(transaction, **current);
        for (const RuleHit& hit : now) {
            if (auto applied = actions.apply(hit); !applied)
                return applied;
        }
        run->undo += actions.done();
        return {};
    };
    store->writeAsync(WritePriority::User, work, engine, [this, run](const Result<void>& written) {
        changesQueued();
        if (written && !run->left.isEmpty())
            goOn(run);
        else if (written)
            run->done(run->undo);
        else // all of it or nothing
            engine->undoRules(
                run->undo, [run, written](const Result<void>&) { run->done(unexpected(written.error())); });
    });
}

void MailEngine::undoRules(const RuleUndo& undo, std::function<void(Result<void>)> done)
{
    d->store->writeAsync(
        WritePriority::User, [undo](Transaction& transaction) { return takeBack(transaction, undo); }, this,
        [this, done = std::move(done)](const Result<void>& written) {
            d->changesQueued();
            done(written);
        });
}

} // namespace postaci
