#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace postaci {

class AppSettings;

/// How messages begin and answers are laid out, in the settings. UI thread.
class WritingPage : public QWidget
{
    Q_OBJECT

public:
    explicit WritingPage(AppSettings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void store();
    void updateParts();
    void retranslate();

    AppSettings& m_settings;
    QCheckBox* m_quotes;
    QLabel* m_placeLabel;
    QComboBox* m_place; ///< where one writes: above the quote, or below
    QLabel* m_signatureLabel;
    QComboBox* m_signature; ///< at the end, or below what one writes
    QLabel* m_formatLabel;
    QComboBox* m_format; ///< what new messages begin as
    QCheckBox* m_spelling;
    QLabel* m_formatHelp;
    QLabel* m_quotesHelp;
    QLabel* m_placeHelp;
    QLabel* m_signatureHelp;
    QLabel* m_spellingHelp;
};

} // namespace postaci
