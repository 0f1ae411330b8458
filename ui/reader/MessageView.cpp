#include "reader/MessageView.h"
#include "reader/DeliveryDesk.h"

#include "commands/CommandKeys.h"
#include "preview/PreviewWindow.h"
#include "reader/AttachmentBar.h"
#include "reader/FindBar.h"
#include "reader/InvitationCard.h"
#include "reader/InvitationDesk.h"
#include "reader/KnownPlaces.h"
#include "reader/Links.h"
#include "reader/MessageHeader.h"
#include "reader/MessageRequests.h"
#include "reader/MessageTools.h"
#include "reader/ReaderBars.h"
#include "reader/TextBody.h"
#include "settings/AppSettings.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QDesktopServices>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

namespace {

QFrame* makeLine(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::NoFrame);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    return line;
}

} // namespace

MessageView::MessageView(AttachmentActions::SavePart savePart, AppSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_header(new MessageHeader(this)), m_bars(new ReaderBars(this)),
      m_card(new InvitationCard(this)), m_body(new BodyView(this)), m_find(new FindBar(this)),
      m_attachments(new AttachmentBar(this)), m_files(new AttachmentActions(std::move(savePart), this)),
      m_tools(new MessageTools(*m_body, settings, this)), m_buttons(new QWidget(this)),
      m_reply(addButton("replyButton", "reply")), m_replyAll(addButton("replyAllButton", "reply-all")),
      m_forward(addButton("forwardButton", "forward"))
{
    buildLayout();
    connectHeader();
    connectBody();
    connectFiles();
    addCommands(settings);
    setReady(false);
    m_header->setMoreMenu(m_tools->menu());
    connect(m_tools, &MessageTools::failed, m_bars, &ReaderBars::showFileFailed);
    connect(m_tools, &MessageTools::saved, m_bars, &ReaderBars::showFilesSaved);
    connect(m_header, &MessageHeader::originalColorsClicked, this, &MessageView::toggleColors);
    requestsChanged();
    showColors();
    retranslate();
}

QPushButton* MessageView::addButton(const char* name, const char* iconName)
{
    auto* button = new QPushButton(m_buttons);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QLatin1String(iconName)));
    return button;
}

void MessageView::buildLayout()
{
    m_buttons->setAutoFillBackground(true);
    m_buttons->setBackgroundRole(QPalette::Base);
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(Theme::kSpace4, Theme::kSpace2, Theme::kSpace3, Theme::kSpace3);
    row->setSpacing(Theme::kSpace2);
    for (QPushButton* button : {m_reply, m_replyAll, m_forward})
        row->addWidget(button);
    row->addStretch(1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(makeLine(this));
    column->addWidget(m_bars);
    column->addWidget(m_card);
    column->addWidget(m_body, 1);
    column->addWidget(m_find);
    column->addWidget(makeLine(this));
    column->addWidget(m_attachments);
    column->addWidget(m_buttons);
}

void MessageView::connectHeader()
{
    const auto reply = [this] { Q_EMIT replyClicked(ReplyMode::Sender); };
    const auto replyAll = [this] { Q_EMIT replyClicked(ReplyMode::All); };
    connect(m_header, &MessageHeader::starClicked, this, &MessageView::starClicked);
    connect(m_header, &MessageHeader::replyClicked, this, reply);
    connect(m_header, &MessageHeader::replyAllClicked, this, replyAll);
    connect(m_header, &MessageHeader::forwardClicked, this, &MessageView::forwardClicked);
    connect(m_reply, &QPushButton::clicked, this, [this, reply] {
        if (m_isDraft)
            Q_EMIT goOnWritingClicked();
        else
            reply();
    });
    connect(m_replyAll, &QPushButton::clicked, this, replyAll);
    connect(m_forward, &QPushButton::clicked, this, &MessageView::forwardClicked);
}

void MessageView::connectBody()
{
    connect(m_body, &BodyView::remoteMet, this, &MessageView::showRemote);
    connect(m_bars, &ReaderBars::alwaysShowRemoteClicked, this, &MessageView::alwaysShowRemote);
    connect(m_body, &BodyView::textShortened, m_bars, &ReaderBars::showLong);
    connect(m_body, &BodyView::htmlTruncated, m_bars, &ReaderBars::showTruncated);
    connect(m_body, &BodyView::linkActivated, this, &MessageView::followLink);
    connect(m_body, &BodyView::bodyShown, this, [this] {
        if (m_body->shown() == BodyView::Shown::TextForWantOfView)
            m_bars->showPlainOnly();
        else
            m_bars->hideBar(ReaderBars::PlainOnly);
        Q_EMIT bodyShown();
    });
    connect(m_bars, &ReaderBars::retryClicked, this, &MessageView::retryClicked);
    connect(m_bars, &ReaderBars::showRemoteClicked, m_body, &BodyView::showRemoteImages);
    connect(m_bars, &ReaderBars::showAllClicked, m_body, &BodyView::showWholeText);
    connect(m_bars, &ReaderBars::openLinkClicked, this, &MessageView::openLink);
    connect(m_find, &FindBar::findRequested, this, [this](const QString& text, FindDirection direction) {
        m_body->find(text, direction, [find = QPointer<FindBar>(m_find)](bool found) {
            if (find)
                find->setFound(found);
        });
    });
    connect(m_find, &FindBar::closed, this, [this] {
        m_body->find({}, FindDirection::Forward, {});
        m_body->setFocus();
    });
}

void MessageView::connectFiles()
{
    connect(m_attachments, &AttachmentBar::openRequested, m_files, &AttachmentActions::open);
    connect(m_attachments, &AttachmentBar::previewRequested, this, &MessageView::preview);
    connect(m_attachments, &AttachmentBar::dragRequested, m_files, &AttachmentActions::drag);
    connect(m_files, &AttachmentActions::dragPreparing, m_bars, &ReaderBars::showFilePreparing);
    connect(m_files, &AttachmentActions::dragReady, m_bars, &ReaderBars::showFileReady);
    connect(m_attachments, &AttachmentBar::saveRequested, m_files, &AttachmentActions::save);
    connect(m_attachments, &AttachmentBar::saveAllRequested, m_files, &AttachmentActions::saveAll);
    connect(m_card, &InvitationCard::openRequested, this, [this] { m_files->open(m_calendarFile); });
    connect(m_card, &InvitationCard::saveRequested, this, [this] { m_files->save(m_calendarFile); });
    connect(m_files, &AttachmentActions::confirmationNeeded, m_bars, &ReaderBars::showFileQuestion);
    connect(m_files, &AttachmentActions::refused, m_bars, &ReaderBars::showFileRefused);
    connect(m_files, &AttachmentActions::failed, m_bars, &ReaderBars::showFileFailed);
    connect(m_files, &AttachmentActions::messageFileOpened, this, &MessageView::messageFileOpened);
    connect(m_files, &AttachmentActions::saved, m_bars, &ReaderBars::showFilesSaved);
    connect(m_bars, &ReaderBars::openFileClicked, m_files, &AttachmentActions::openAnyway);
    connect(m_bars, &ReaderBars::saveFileClicked, m_files, &AttachmentActions::save);
}

void MessageView::preview(const AttachmentInfo& attachment)
{
    const QList<AttachmentInfo>& listed = m_attachments->listed();
    const auto isIt = [&attachment](const AttachmentInfo& one) { return one.path == attachment.path; };
    const qsizetype index = std::find_if(listed.begin(), listed.end(), isIt) - listed.begin();
    if (index == listed.size())
        return;
    if (!m_preview) {
        m_preview = new PreviewWindow(m_body->shownBody().raw, listed, this);
        connect(m_preview, &PreviewWindow::saveRequested, m_files, &AttachmentActions::save);
        connect(m_preview, &PreviewWindow::openRequested, this, [this](const AttachmentInfo& wanted) {
            if (riskOfName(wanted.name, wanted.mimeType) != FileRisk::None)
                m_preview->close(); // the question is asked in the window behind it
            m_files->open(wanted);
        });
    }
    m_preview->showAt(index);
    m_preview->show();
    m_preview->raise();
    m_preview->activateWindow();
}

void MessageView::addCommands(AppSettings& settings)
{
    // Of the window: whoever reads by the list's keys has the keyboard there.
    const auto add = [this, &settings](const QString& id, auto run) {
        QAction* action = addCommand(*this, settings, id, Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_findInMessage = add(QStringLiteral("findInMessage"), [this] { openFindBar(); });
    m_findInMessage->setIcon(icon(QStringLiteral("search")));
    m_zoom << add(QStringLiteral("zoomIn"), [this] { m_body->changeZoom(1); })
           << add(QStringLiteral("zoomOut"), [this] { m_body->changeZoom(-1); })
           << add(QStringLiteral("zoomReset"), [this] { m_body->changeZoom(0); });
    m_tools->menu()->addSeparator();
    m_tools->menu()->addAction(m_findInMessage);
    m_tools->menu()->addActions(m_zoom);
    m_showImages = add(QStringLiteral("showImages"), [this] { m_body->showRemoteImages(); });
    m_alwaysShowImages = add(QStringLiteral("alwaysShowImages"), [this] {
        alwaysShowRemote({m_offer.sender, m_offer.isVerified});
    });
    m_unsubscribe = add(QStringLiteral("unsubscribe"), [this] { // both only with requests
        m_requests->unsubscribe();
    });
    m_sendReceipt = add(QStringLiteral("sendReceipt"), [this] { m_requests->sendReceipt(); });
    m_originalColors = add(QStringLiteral("originalColors"), [this] { toggleColors(); });
    const auto addAnswer = [this, &add](const QString& id, InvitationAnswer answer) {
        m_answers << add(id, [this, answer] { m_invitations->answer(answer); });
    };
    addAnswer(QStringLiteral("acceptInvitation"), InvitationAnswer::Accepted);
    addAnswer(QStringLiteral("tentativeInvitation"), InvitationAnswer::Tentative);
    addAnswer(QStringLiteral("declineInvitation"), InvitationAnswer::Declined);
    showRemote({});
}

void MessageView::setEngine(MailEngine& engine)
{
    m_invitations = new InvitationDesk(engine, *m_card, *m_bars, this);
    connect(m_invitations, &InvitationDesk::changed, this, &MessageView::requestsChanged);
    m_delivery = new DeliveryDesk(engine, *m_bars, this);
    connect(m_delivery, &DeliveryDesk::composeTo, this, &MessageView::composeTo);
    m_requests = new MessageRequests(engine, *m_bars, this);
    connect(m_requests, &MessageRequests::changed, this, &MessageView::requestsChanged);
    connect(m_requests, &MessageRequests::composeTo, this, &MessageView::composeTo);
    connect(m_requests, &MessageRequests::pageWanted, this,
            [this](const QUrl& page) { askAboutLink(page, {}); });
    connect(m_header, &MessageHeader::unsubscribeClicked, m_requests, &MessageRequests::unsubscribe);
    requestsChanged();
}

void MessageView::requestsChanged()
{
    const bool canUnsubscribe = m_requests != nullptr && m_requests->canUnsubscribe();
    m_header->setUnsubscribable(canUnsubscribe);
    m_unsubscribe->setEnabled(canUnsubscribe);
    m_sendReceipt->setEnabled(m_requests != nullptr && m_requests->isReceiptAsked());
    for (QAction* action : m_answers)
        action->setEnabled(m_invitations != nullptr && m_card->canAnswer());
}

void MessageView::toggleColors()
{
    m_settings.setKeepsOriginalColors(m_sender, !m_settings.keepsOriginalColors(m_sender));
    showColors();
}

/// In the light scheme of usual contrast there is nothing to choose: a body has the sender's colours anyway.
void MessageView::showColors()
{
    const bool isOriginal = !m_sender.isEmpty() && m_settings.keepsOriginalColors(m_sender);
    const bool isOffered =
        !m_sender.isEmpty() && Theme::isRecoloring() && m_body->shown() == BodyView::Shown::Html;
    m_body->setColors(isOriginal ? BodyColors::Sender : BodyColors::Program);
    m_header->setColorChoice(isOffered, isOriginal);
    m_originalColors->setEnabled(isOffered);
}

void MessageView::begin(MessageId message, const Envelope& envelope, const QStringList& own)
{
    m_message = message;
    m_sender.clear();
    setReady(false);
    if (m_preview)
        m_preview->close();
    m_preview = nullptr; // closed, but there until it is deleted
    m_card->clear();
    if (m_invitations != nullptr)
        m_invitations->begin();
    if (m_requests != nullptr)
        m_requests->begin();
    if (m_delivery != nullptr)
        m_delivery->begin();
    m_files->setMessage(message);
    m_header->setEnvelope(envelope, own);
    m_offer = {};
    showRemote({});
    m_bars->hideAll();
    m_attachments->setAttachments({}, false);
    m_find->hide();
    m_body->showNothing();
}

void MessageView::showLoading()
{
    m_bars->hideAll();
    m_body->showLoading();
}

void MessageView::showContent(const MessageContent& content, const QByteArray& raw,
                              const MessageSurroundings& around)
{
    m_bars->hideAll();
    m_header->setProof(content.proof);
    if (m_requests != nullptr)
        m_requests->setMessage(m_message, content, around);
    if (m_delivery != nullptr)
        m_delivery->setMessage(m_message, content);
    m_sender = content.envelope.from.value(0).addr.toLower();
    m_body->setColors(m_settings.keepsOriginalColors(m_sender) ? BodyColors::Sender : BodyColors::Program);
    m_offer = remoteOffer(content, around);
    m_body->showContent(content, raw,
                        isRemembered(m_offer, m_settings.imageSenders()) ? RemoteContent::Allowed
                                                                         : RemoteContent::Blocked);
    showColors();
    setReady(true);
    showInvitation(content);
    if (m_invitations != nullptr)
        m_invitations->setMessage(m_message, content, around);
    if (content.truncated)
        m_bars->showTruncated();
    m_attachments->setAttachments(content.attachments, m_body->shown() == BodyView::Shown::Html);
}

void MessageView::showInvitation(const MessageContent& content)
{
    m_calendarFile = {};
    for (const AttachmentInfo& attachment : content.attachments) {
        if (content.invitation != nullptr && attachment.path == content.invitation->partPath)
            m_calendarFile = attachment;
    }
    m_card->setInvitation(content.invitation, !m_calendarFile.path.isEmpty());
}

void MessageView::showRemote(const RemoteSummary& remote)
{
    m_bars->showRemote(remote, m_offer);
    m_showImages->setEnabled(remote.blocked > 0);
    m_alwaysShowImages->setEnabled(remote.blocked > 0 && !m_offer.sender.isEmpty());
}

void MessageView::alwaysShowRemote(const ImageSender& sender)
{
    m_settings.addImageSender(sender);
    m_body->showRemoteImages();
}

void MessageView::showFailed(const Error& error)
{
    m_body->showNothing();
    m_bars->showFailed(error);
}

void MessageView::showFileFailed(const Error& error)
{
    m_bars->showFileFailed(error);
}

void MessageView::setAnswerable(bool on)
{
    m_isAnswerable = on;
    m_header->setAnswerable(on);
    m_buttons->setVisible(on);
}

void MessageView::setDraft(bool on)
{
    if (m_isDraft == on)
        return;
    m_isDraft = on;
    m_header->setDraft(on);
    m_replyAll->setVisible(!on);
    m_forward->setVisible(!on);
    m_reply->setIcon(icon(on ? QStringLiteral("write") : QStringLiteral("reply")));
    nameReply();
}

void MessageView::nameReply()
{
    m_reply->setText(m_isDraft ? tr("Go on writing") : tr("Reply"));
}

void MessageView::setStarred(bool on)
{
    m_header->setStarred(on);
}

void MessageView::setReady(bool on)
{
    m_isReady = on;
    m_tools->setReady(on);
    enableLooking();
}

/// Keys of the window for a message that is not in sight would do something unseen.
void MessageView::enableLooking()
{
    const bool isInSight = m_isReady && isVisible();
    m_findInMessage->setEnabled(isInSight);
    for (QAction* action : std::as_const(m_zoom))
        action->setEnabled(isInSight);
}

void MessageView::openFindBar()
{
    m_find->openFor({});
}

void MessageView::followLink(const QUrl& target, const QString& statedPlace)
{
    if (target.scheme() == QLatin1String("mailto"))
        Q_EMIT composeTo(target.toString(QUrl::FullyEncoded));
    else
        askAboutLink(target, statedPlace);
}

void MessageView::askAboutLink(const QUrl& target, const QString& statedPlace)
{
    const HostDoubt doubt = m_places != nullptr ? m_places->lookAlikes().doubtAbout(target.host())
                                                : LookAlikes().doubtAbout(target.host());
    if (statedPlace.isEmpty() && doubt.kind == HostDoubt::Kind::None && m_body->isTargetShown(target))
        openLink(target); // where it leads was in view when it was clicked
    else
        m_bars->showLink(target, statedPlace, doubt);
}

void MessageView::openLink(const QUrl& target)
{
    if (isFollowable(target) && !QDesktopServices::openUrl(target))
        m_bars->showNoBrowser(target);
}

void MessageView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showColors();
}

void MessageView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    enableLooking();
}

void MessageView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    enableLooking();
}

void MessageView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Where there is little room the buttons beside the subject are enough.
    constexpr int kLinesForButtons = 24;
    m_buttons->setVisible(m_isAnswerable && height() >= kLinesForButtons * fontMetrics().lineSpacing());
}

void MessageView::retranslate()
{
    nameReply();
    m_replyAll->setText(tr("Reply all"));
    m_forward->setText(tr("Forward"));
    m_findInMessage->setText(tr("Find in the &message"));
    m_zoom.at(0)->setText(tr("La&rger text"));
    m_zoom.at(1)->setText(tr("Sma&ller text"));
    m_zoom.at(2)->setText(tr("Text in its own s&ize"));
    m_tools->retranslate();
}

} // namespace postaci
