package org.vitalflow.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws an address as a QR code, without the quiet zone: the page leaves that. */
final class QrCode {
  /** Coarser pictures are blurred by printers and phones. */
  private static final int PIXELS_PER_MODULE = 8;

  private QrCode() {}

  /** A PNG as a {@code data:} address. */
  static String dataUri(String content) {
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture(content), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  private static BufferedImage picture(String content) {
    BitMatrix modules = modules(content);
    int size = modules.getWidth() * PIXELS_PER_MODULE;
    var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        boolean dark = modules.get(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE);
        picture.setRGB(x, y, dark ? 0x000000 : 0xFFFFFF);
      }
    }
    return picture;
  }

  private static BitMatrix modules(String content) {
    Map<EncodeHintType, Object> hints =
        Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0);
    try {
      return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException e) {
      throw new IllegalStateException("The check address does not fit a QR code", e);
    }
  }
}
