package org.vitalflow.certificate;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Prints a certificate: one page A4, tagged PDF/A-2b, in the fonts of the country pack alone. */
@Component
class CertificatePrinter {
  private static final List<Double> SIZES = List.of(10.5, 9.8, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0);
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  private final Fonts fonts;
  private final Outlines outlines;
  private final SpringTemplateEngine templates = new SpringTemplateEngine();

  CertificatePrinter(Fonts fonts) {
    this.fonts = fonts;
    this.outlines = new Outlines(fonts);
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("country/certificate/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    templates.setTemplateResolver(resolver);
    // its log would tell of the page's content
    XRLog.setLoggingEnabled(false);
    FontMappers.set(new PackFontMapper(fonts.faces().get(0).regular()));
  }

  /**
   * The page as a PDF, in the largest type in which it is one page.
   *
   * @throws NameNotPrintable when a character has no glyph, or no type size makes it one page
   */
  byte[] print(Page page) throws NameNotPrintable {
    if (!page.texts().allMatch(fonts::cover)) {
      throw new NameNotPrintable("No font of the country pack covers a value");
    }
    String qr = QrCode.dataUri(page.address().value());
    for (double points : SIZES) {
      byte[] pdf = onePage(page, qr, points);
      if (pdf.length > 0) {
        return pdf;
      }
    }
    throw new NameNotPrintable("A value is too long for one page");
  }

  /** The PDF in this type size; empty where it is more than one page. */
  private byte[] onePage(Page page, String qr, double points) {
    Map<String, Object> model =
        Map.of("page", page, "set", new Typesetter(page, outlines, faces(page), points), "qr", qr);
    String html = templates.process("certificate", new Context(Locale.ROOT, model));
    var bytes = new ByteArrayOutputStream();
    try (var document = new PDDocument();
        PdfBoxRenderer renderer =
            builder(document, page, html).toStream(bytes).buildPdfRenderer()) {
      renderer.layout();
      if (renderer.getRootBox().getLayer().getPages().size() > 1) {
        return new byte[0];
      }
      renderer.createPDF();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private PdfRendererBuilder builder(PDDocument document, Page page, String html)
      throws IOException {
    var drawers = new DefaultObjectDrawerFactory();
    drawers.registerDrawer(Outlines.TYPE, outlines);
    var builder = new PdfRendererBuilder();
    builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(SRGB);
    builder.useObjectDrawerFactory(drawers);
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    // the page is complete in itself: nothing is fetched
    builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
    builder.withProducer("VitalFlow");
    builder.usePDDocument(document);
    for (Fonts.Face face : faces(page)) {
      use(builder, PDType0Font.load(document, face.regular(), true), face.family(), 400);
      use(builder, PDType0Font.load(document, face.bold(), true), face.family(), 700);
    }
    builder.withHtmlContent(html, null);
    return builder;
  }

  /** Each font costs its subset in the file: only those that occur. */
  private List<Fonts.Face> faces(Page page) {
    return page.texts()
        .filter(text -> !text.outlined())
        .flatMap(text -> fonts.used(text).stream())
        .distinct()
        .toList();
  }

  private static void use(PdfRendererBuilder builder, PDFont font, String family, int weight) {
    builder.useFont(new PDFontSupplier(font), family, weight, FontStyle.NORMAL, true);
  }
}
