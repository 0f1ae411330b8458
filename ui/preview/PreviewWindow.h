#pragma once

#include "preview/PreviewContent.h"
#include "reader/PdfPages.h"

#include <QDialog>

#include <atomic>
#include <memory>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace postaci {

class BarStack;
class ElidedLabel;
class EmptyState;
class PageView;
class PdfSource;
class TextFilling;

/// A look at the attachments of one message, one at a time: pictures, texts and PDF files, without any other
/// program. UI thread.
class PreviewWindow : public QDialog
{
    Q_OBJECT

public:
    /// `raw` is the message that the attachments are in.
    PreviewWindow(const QByteArray& raw, const QList<AttachmentInfo>& attachments, QWidget* parent);
    ~PreviewWindow() override;

    void showAt(qsizetype index);
    [[nodiscard]] const AttachmentInfo& current() const { return m_attachments.at(m_index); }
    [[nodiscard]] bool isBusy() const { return m_isLoading; } ///< what is to be seen is not there yet
    [[nodiscard]] PageView* pages() const { return m_pages; }
    [[nodiscard]] QPlainTextEdit* text() const { return m_text; }
    [[nodiscard]] bool isTextComplete() const; ///< a long one comes in pieces
    [[nodiscard]] EmptyState* notice() const { return m_notice; }
    [[nodiscard]] QWidget* shown() const; ///< one of these three

Q_SIGNALS:
    void openRequested(const postaci::AttachmentInfo& attachment);
    void saveRequested(const postaci::AttachmentInfo& attachment);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QToolButton* addTool(const char* name, const char* iconName);
    void build();
    void addKeys();
    void go(qsizetype steps);
    void changeZoom(int steps);
    void take(const PreviewContent& content);
    void showImage(const QImage& image);
    void showText(const PreviewContent& content);
    void showPdf(const QByteArray& file);
    void showNotice();
    void settle(QWidget* shown);
    void refreshButtons();
    void refreshPlace();
    void retranslate();

    QByteArray m_raw;
    QList<AttachmentInfo> m_attachments;
    qsizetype m_index = 0;
    quint64 m_loading = 0;                          ///< number of the last load
    std::shared_ptr<std::atomic<quint64>> m_wanted; ///< the same, for the thread that loads
    bool m_isLoading = false;
    PreviewContent m_content; ///< without its data
    PdfProblem m_pdfProblem = PdfProblem::None;
    PdfSource* m_pdf = nullptr;
    BarStack* m_bars;
    QStackedWidget* m_stack;
    EmptyState* m_notice;
    PageView* m_pages;
    QPlainTextEdit* m_text;
    TextFilling* m_filling;
    QToolButton* m_previous;
    QToolButton* m_next;
    ElidedLabel* m_place; ///< "2 of 5", and the page
    QToolButton* m_smaller;
    QToolButton* m_larger;
    QPushButton* m_save;
    QPushButton* m_open;
};

} // namespace postaci
