#include "reader/ReaderPane.h"

#include "account/ProviderTable.h"
#include "reader/BodyView.h"
#include "reader/KnownPlaces.h"
#include "reader/MessageView.h"
#include "widgets/EmptyState.h"
#include "widgets/FocusRing.h"

#include <QEvent>
#include <QFocusEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

ReaderPane::ReaderPane(MailEngine& engine, AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_view(new MessageView(
          [&engine](MessageId message, const QString& part, const QString& file,
                    const std::function<void(Result<void>)>& done) {
              engine.saveAttachment(message, part, file, done);
          },
          settings, this)),
      m_places(new KnownPlaces(engine, this))
{
    m_view->setEngine(engine);
    m_view->setKnownPlaces(*m_places);
    setObjectName(QStringLiteral("readerPane"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    new FocusRing(m_empty);
    connectEngine();
    connectView();
    retranslate();
}

ReaderPane::~ReaderPane() = default;

void ReaderPane::setProviders(const ProviderTable& providers)
{
    m_providers = &providers;
    m_places->addProviders(providers);
}

void ReaderPane::connectEngine()
{
    connect(&m_engine, &MailEngine::bodyReady, this, &ReaderPane::bodyReady);
    connect(&m_engine, &MailEngine::bodyFailed, this, &ReaderPane::bodyFailed);
    connect(&m_engine, &MailEngine::bodyProgress, this, [this](MessageId message, qint64 done, qint64 total) {
        if (message == m_message && m_state == State::Loading)
            m_view->setProgress(done, total);
    });
    connect(&m_engine, &MailEngine::storeChanged, this, &ReaderPane::storeChanged);
    connect(&m_engine, &MailEngine::accountStateChanged, this, &ReaderPane::accountChanged);
}

void ReaderPane::connectView()
{
    connect(m_view, &MessageView::retryClicked, this, &ReaderPane::request);
    connect(m_view, &MessageView::starClicked, this, &ReaderPane::toggleStar);
    connect(m_view, &MessageView::replyClicked, this,
            [this](ReplyMode mode) { Q_EMIT replyRequested(m_message, mode); });
    connect(m_view, &MessageView::forwardClicked, this, [this] { Q_EMIT forwardRequested(m_message); });
    connect(m_view, &MessageView::composeTo, this, &ReaderPane::composeTo);
    connect(m_view, &MessageView::messageFileOpened, this, &ReaderPane::messageFileOpened);
    connect(m_view, &MessageView::bodyShown, this, [this] {
        if (m_state == State::Ready)
            Q_EMIT messageShown(m_message);
    });
}

void ReaderPane::showPage(QWidget* page)
{
    if (m_stack->currentWidget() == page)
        return; // the keyboard may be on a button of it
    turnPage(
        *this, [this, page] { m_stack->setCurrentWidget(page); }, nullptr);
}

void ReaderPane::showMessage(MessageId message)
{
    if (message == 0) {
        clear();
        return;
    }
    if (message == m_message && m_state != State::Failed)
        return;
    m_message = message;
    loadHeader();
    showPage(m_view);
    request();
}

void ReaderPane::clear()
{
    m_message = 0;
    m_account = 0;
    m_view->begin(0, {}, {});
    showPage(m_empty);
    setState(State::Empty);
}

bool ReaderPane::isSettled() const
{
    return m_state != State::Loading && !m_view->body()->isBusy();
}

void ReaderPane::openFindBar()
{
    if (m_state == State::Ready)
        m_view->openFindBar();
}

void ReaderPane::request()
{
    m_failedOffline = false;
    m_view->showLoading();
    setState(State::Loading);
    m_engine.requestBody(m_message);
}

void ReaderPane::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void ReaderPane::loadHeader()
{
    QStringList own;
    for (const Account& account : m_engine.reader().accounts().value_or({}))
        own << account.identity.address;
    const QList<MessageRow> rows = m_engine.reader().rows({m_message}).value_or({});
    m_account = rows.isEmpty() ? 0 : rows.first().account;
    m_view->begin(m_message, m_engine.reader().envelope(m_message).value_or({}), own);
    m_view->setStarred(!rows.isEmpty() && rows.first().flags.testFlag(MessageFlag::Flagged));
}

void ReaderPane::bodyReady(MessageId message, const MessageContent& content, const QByteArray& raw)
{
    // Others ask for bodies too, and answers may come late: only what is waited for here is shown.
    if (message != m_message || m_state != State::Loading)
        return;
    setState(State::Ready);
    m_view->showContent(content, raw, surroundings(content));
}

MessageSurroundings ReaderPane::surroundings(const MessageContent& content) const
{
    MessageSurroundings around;
    const auto rows = m_engine.reader().rows({m_message});
    if (rows && !rows->isEmpty()) {
        const MessageRow& row = rows->first();
        const auto folder = m_engine.reader().folder(row.folder);
        around.isJunk = row.flags.testFlag(MessageFlag::Junk) || (folder && folder->role == FolderRole::Junk);
    }
    const QString sender = content.envelope.from.value(0).addr;
    for (const Account& account : m_engine.reader().accounts().value_or({}))
        around.isOwn = around.isOwn || account.identity.address.compare(sender, Qt::CaseInsensitive) == 0;
    around.isSharedDomain = m_providers != nullptr && m_providers->find(sender) != nullptr;
    return around;
}

void ReaderPane::bodyFailed(MessageId message, const Error& error)
{
    if (message != m_message || m_state != State::Loading)
        return;
    m_failedOffline = error.isRetriedQuietly();
    m_view->showFailed(error);
    setState(State::Failed);
}

void ReaderPane::storeChanged(const StoreChange& change)
{
    if (m_message == 0)
        return;
    const auto names = [this](const QList<MessageId>& ids) {
        return std::binary_search(ids.begin(), ids.end(), m_message);
    };
    const bool isConcerned =
        std::any_of(change.folders.begin(), change.folders.end(), [&names](const FolderChange& folder) {
            return names(folder.changed) || names(folder.removed) || names(folder.added);
        });
    if (!isConcerned)
        return;
    const auto rows = m_engine.reader().rows({m_message});
    if (rows && rows->isEmpty())
        clear(); // gone for good; one that was only moved is still there
    else if (rows)
        m_view->setStarred(rows->first().flags.testFlag(MessageFlag::Flagged));
}

void ReaderPane::accountChanged(const AccountState& account)
{
    const bool isConnected = account.activity == AccountActivity::Push ||
                             account.activity == AccountActivity::Idle ||
                             account.activity == AccountActivity::Syncing;
    if (m_state == State::Failed && m_failedOffline && account.account == m_account && isConnected)
        request();
}

void ReaderPane::toggleStar()
{
    const auto rows = m_engine.reader().rows({m_message});
    if (!rows || rows->isEmpty())
        return;
    const bool isOn = !rows->first().flags.testFlag(MessageFlag::Flagged);
    m_view->setStarred(isOn); // a click answers at once; the store confirms it
    m_engine.setFlag({m_message}, MessageFlag::Flagged, isOn);
}

/// No focus proxy: Tab would go past the message's header.
void ReaderPane::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    QWidget* page = m_stack->currentWidget();
    (page == m_view ? m_view->body() : page)->setFocus(event->reason());
}

void ReaderPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReaderPane::retranslate()
{
    setAccessibleName(tr("Message"));
    m_empty->setContent(QStringLiteral("read"), tr("No message selected"),
                        tr("Choose a message in the list to read it here."));
}

} // namespace postaci
