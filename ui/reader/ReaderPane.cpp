#include "reader/ReaderPane.h"

#include "account/ProviderTable.h"
#include "base/Identities.h"
#include "contacts/SenderCard.h"
#include "reader/BodyView.h"
#include "reader/ConversationList.h"
#include "reader/KnownPlaces.h"
#include "reader/MessageHeader.h"
#include "reader/MessageView.h"
#include "reader/ShownConversation.h"
#include "settings/AppSettings.h"
#include "widgets/EmptyState.h"
#include "widgets/FocusRing.h"

#include <QApplication>
#include <QEvent>
#include <QFocusEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace postaci {

ReaderPane::ReaderPane(MailEngine& engine, AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_settings(settings), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)),
      m_conversation(new ShownConversation(engine.reader(), engine.profileDir(), this)),
      m_page(new QWidget(this)),
      m_earlier(new ConversationRows(ConversationRows::Side::Earlier, *m_conversation, m_page)),
      m_view(new MessageView(
          [&engine](MessageId message, const QString& part, const QString& file,
                    const std::function<void(Result<void>)>& done) {
              engine.saveAttachment(message, part, file, done);
          },
          settings, m_page)),
      m_later(new ConversationRows(ConversationRows::Side::Later, *m_conversation, m_page)),
      m_places(new KnownPlaces(engine, this))
{
    m_view->setEngine(engine);
    m_view->setKnownPlaces(*m_places);
    setObjectName(QStringLiteral("readerPane"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    new FocusRing(m_empty);
    connectEngine();
    connectView();
    buildPage();
    retranslate();
}

ReaderPane::~ReaderPane() = default;

void ReaderPane::setProviders(const ProviderTable& providers)
{
    m_providers = &providers;
    m_places->addProviders(providers);
}

void ReaderPane::setPictures(ContactPictures& pictures)
{
    m_view->header()->setPictures(pictures);
    m_earlier->list()->setPictures(pictures);
    m_later->list()->setPictures(pictures);
}

void ReaderPane::setFolderNames(std::function<QString(FolderId)> names)
{
    m_conversation->setFolderNames(std::move(names));
}

void ReaderPane::buildPage()
{
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_earlier);
    column->addWidget(m_view, 1);
    column->addWidget(m_later);
    // What the rows take is taken from the message.
    m_view->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    for (ConversationRows* rows : {m_earlier, m_later})
        connect(rows, &ConversationRows::messageChosen, this, &ReaderPane::chooseMessage);
    connect(m_earlier, &ConversationRows::unfolded, m_later, &ConversationRows::fold);
    connect(m_later, &ConversationRows::unfolded, m_earlier, &ConversationRows::fold);
    connect(m_conversation, &ShownConversation::changed, this, &ReaderPane::conversationNews);
    connect(&m_settings, &AppSettings::showsWholeConversationsChanged, this, &ReaderPane::settingChanged);
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
    connect(m_view, &MessageView::retryClicked, this, &ReaderPane::tryAgain);
    connect(m_view, &MessageView::starClicked, this, &ReaderPane::toggleStar);
    connect(m_view, &MessageView::replyClicked, this,
            [this](ReplyMode mode) { Q_EMIT replyRequested(m_message, mode); });
    connect(m_view, &MessageView::forwardClicked, this, [this] { Q_EMIT forwardRequested(m_message); });
    connect(m_view, &MessageView::goOnWritingClicked, this, [this] { Q_EMIT draftRequested(m_message); });
    connect(m_view, &MessageView::composeTo, this, &ReaderPane::composeTo);
    m_view->header()->setSenderOffered(true);
    connect(m_view->header(), &MessageHeader::senderClicked, this,
            [this](const Address& sender, QWidget* anchor) { showSenderCard(sender, *anchor); });
    connect(m_view, &MessageView::messageFileOpened, this, &ReaderPane::messageFileOpened);
    connect(m_view, &MessageView::bodyShown, this, &ReaderPane::bodyIsShown);
}

void ReaderPane::showSenderCard(const Address& sender, const QWidget& anchor)
{
    auto* card = new SenderCard(m_engine, sender, this);
    connect(card, &SenderCard::writeWanted, this, &ReaderPane::composeTo);
    connect(card, &SenderCard::addWanted, this, &ReaderPane::contactAddWanted);
    connect(card, &SenderCard::editWanted, this, &ReaderPane::contactEditWanted);
    connect(card, &SenderCard::searchWanted, this, &ReaderPane::searchWanted);
    connect(card, &SenderCard::filterWanted, this, &ReaderPane::filterWanted);
    card->popUpBelow(anchor);
}

void ReaderPane::bodyIsShown()
{
    if (m_state != State::Ready)
        return;
    Q_EMIT messageShown(m_message);
    if (std::exchange(m_isAsked, false))
        Q_EMIT messageRead(m_message);
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
    setConversation(message);
    open(message, Asked::Yes);
}

void ReaderPane::showConversation(MessageId message)
{
    if (message == 0 || !m_settings.showsWholeConversations()) {
        showMessage(message);
        return;
    }
    setConversation(message);
    if (m_conversation->isLoading()) { // which one is to be opened is not known yet
        begin(message);
        m_chosen = message;
        return;
    }
    open(m_conversation->firstToRead(), Asked::Yes);
}

void ReaderPane::setConversation(MessageId message)
{
    if (!m_conversation->contains(message)) {
        m_earlier->fold();
        m_later->fold();
    }
    m_conversation->open(message, m_settings.showsWholeConversations()
                                      ? ShownConversation::Around::Conversation
                                      : ShownConversation::Around::Nothing);
}

/// Everything but the body.
void ReaderPane::begin(MessageId message)
{
    m_message = message;
    m_isAsked = false;
    m_failedOffline = false;
    m_conversation->setCurrent(message);
    loadHeader();
    m_view->showLoading();
    setState(State::Loading);
    showRows(ConversationRows::Because::OtherMessage);
    showPage(m_page);
}

void ReaderPane::open(MessageId message, Asked asked)
{
    const bool isOpen = message == m_message && m_state != State::Failed && m_chosen == 0;
    m_chosen = 0;
    if (isOpen) {
        m_conversation->setCurrent(message);
        showRows(ConversationRows::Because::OtherMessage);
    } else {
        begin(message);
        request();
    }
    m_isAsked = m_isAsked || asked == Asked::Yes;
    const bool isOnScreen = isOpen && m_state == State::Ready && !m_view->body()->isBusy();
    if (isOnScreen && std::exchange(m_isAsked, false))
        Q_EMIT messageRead(message);
}

void ReaderPane::showRows(ConversationRows::Because because)
{
    m_earlier->refresh(because);
    m_later->refresh(because);
    Q_EMIT conversationChanged();
}

/// By a row or a key: the keyboard goes on in what is read.
void ReaderPane::chooseMessage(MessageId message)
{
    const QWidget* focused = QApplication::focusWidget();
    const bool hadFocus = focused != nullptr && isAncestorOf(focused);
    open(message, Asked::Yes);
    if (hadFocus)
        m_view->body()->setFocus(Qt::OtherFocusReason);
    Q_EMIT opened(message);
}

bool ReaderPane::canGo(int step) const
{
    const qsizetype place = m_conversation->place();
    return place >= 0 && place + step >= 0 && place + step < m_conversation->ids().size();
}

void ReaderPane::go(int step)
{
    if (canGo(step))
        chooseMessage(m_conversation->ids().at(m_conversation->place() + step));
}

void ReaderPane::conversationNews()
{
    if (m_chosen != 0)
        open(m_conversation->firstToRead(), Asked::Yes);
    else if (m_conversation->current() != m_message)
        open(m_conversation->current(), Asked::No); // that was not the person's doing, so it stays unread
    else if (!clearIfGone())
        showRows(ConversationRows::Because::News);
}

void ReaderPane::settingChanged()
{
    if (m_message == 0)
        return;
    setConversation(m_message);
    if (m_chosen != 0)
        open(m_message, Asked::Yes);
    else
        showRows(ConversationRows::Because::OtherMessage);
}

void ReaderPane::clear()
{
    m_message = 0;
    m_chosen = 0;
    m_isAsked = false;
    m_conversation->close();
    m_account = 0;
    m_view->begin(0, {}, {});
    showPage(m_empty);
    setState(State::Empty);
    showRows(ConversationRows::Because::OtherMessage);
}

bool ReaderPane::isSettled() const
{
    return m_state != State::Loading && !m_view->body()->isBusy() && !m_conversation->isLoading();
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

void ReaderPane::tryAgain()
{
    m_engine.resume(m_account); // nothing happens where it is not paused
    request();
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
        own << addressesOf(account);
    const QList<MessageRow> rows = m_engine.reader().rows({m_message}).value_or({});
    m_account = rows.isEmpty() ? 0 : rows.first().account;
    const Folder folder =
        rows.isEmpty() ? Folder{} : m_engine.reader().folder(rows.first().folder).value_or({});
    m_view->setDraft(folder.role == FolderRole::Drafts);
    m_view->begin(m_message, m_engine.reader().envelope(m_message).value_or({}), own);
    m_view->setStarred(!rows.isEmpty() && rows.first().flags.testFlag(MessageFlag::Flagged));
}

void ReaderPane::bodyReady(MessageId message, const MessageContent& content, const QByteArray& raw)
{
    // Others ask for bodies too, and answers may come late: only what is waited for here is shown.
    if (message != m_message || m_state != State::Loading || m_chosen != 0)
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
    around.isOwn = isOwnAddress(m_engine.reader().accounts().value_or({}), sender);
    around.isSharedDomain = m_providers != nullptr && m_providers->find(sender) != nullptr;
    return around;
}

void ReaderPane::bodyFailed(MessageId message, const Error& error)
{
    if (message != m_message || m_state != State::Loading || m_chosen != 0)
        return;
    m_failedOffline = error.isRetriedQuietly();
    m_view->showFailed(error);
    setState(State::Failed);
}

void ReaderPane::storeChanged(const StoreChange& change)
{
    if (m_message == 0)
        return;
    m_conversation->storeChanged(change);
    const auto names = [this](const QList<MessageId>& ids) {
        return std::binary_search(ids.begin(), ids.end(), m_message);
    };
    const bool isConcerned =
        std::any_of(change.folders.begin(), change.folders.end(), [&names](const FolderChange& folder) {
            return names(folder.changed) || names(folder.removed) || names(folder.added);
        });
    // While a long conversation is read, another of its messages may be about to take the place.
    if (!isConcerned || (!m_conversation->isLoading() && clearIfGone()))
        return;
    if (const auto rows = m_engine.reader().rows({m_message}); rows && !rows->isEmpty())
        m_view->setStarred(rows->first().flags.testFlag(MessageFlag::Flagged));
}

/// One that was only moved is still there.
bool ReaderPane::clearIfGone()
{
    const auto rows = m_engine.reader().rows({m_message});
    const bool isGone = rows && rows->isEmpty();
    if (isGone)
        clear();
    return isGone;
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
    (page == m_page ? m_view->body() : page)->setFocus(event->reason());
}

/// Rows make way where there is no room for them.
QSize ReaderPane::minimumSizeHint() const
{
    return m_view->minimumSizeHint().expandedTo(m_empty->minimumSizeHint());
}

void ReaderPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    for (ConversationRows* rows : {m_earlier, m_later})
        rows->setRoom(height());
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
