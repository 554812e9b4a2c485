package org.vitalflow.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Draws an address as a QR code with its quiet zone. */
final class QrCode {
  /** Coarser pictures are blurred by printers and phones. */
  private static final int PIXELS_PER_MODULE = 8;

  /** In modules, ISO/IEC 18004. */
  private static final int QUIET_ZONE = 4;

  private QrCode() {}

  /** A PNG as a {@code data:} address. */
  static String dataUri(String content) {
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(legible(content), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  /**
   * One address in twenty, drawn with the mask the standard prefers, holds a pattern that readers
   * take for a corner; so the first mask is used that a reader gets through.
   */
  private static BufferedImage legible(String content) {
    return IntStream.range(0, QRCode.NUM_MASK_PATTERNS)
        .mapToObj(mask -> picture(modules(content, mask)))
        .filter(picture -> content.equals(read(picture)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No QR code of the check address is legible"));
  }

  private static BufferedImage picture(BitMatrix modules) {
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

  private static BitMatrix modules(String content, int mask) {
    Map<EncodeHintType, Object> hints =
        Map.of(
            EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q,
            EncodeHintType.QR_MASK_PATTERN, mask,
            EncodeHintType.MARGIN, QUIET_ZONE);
    try {
      return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException e) {
      throw new IllegalStateException("The check address does not fit a QR code", e);
    }
  }

  /** What a reader gets out of the picture, or nothing. */
  private static String read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    } catch (ReaderException e) {
      return "";
    }
  }
}
