// Writes the compressed DICOM files of this folder with GDCM's encoders. Their pixels are formulas, no patient's:
//   grey (x, y) = 37 x + 11 y + (x y mod 7) - 700, 16 bits signed
//   colour (x, y) = (8 x, 10 y, x y mod 256)
// g++ -std=c++17 make-dicom.cpp -o make-dicom -lgdcmMSFF -lgdcmDSED -lgdcmCommon && ./make-dicom
#include <gdcm-3.0/gdcmAttribute.h>
#include <gdcm-3.0/gdcmImage.h>
#include <gdcm-3.0/gdcmImageChangeTransferSyntax.h>
#include <gdcm-3.0/gdcmImageWriter.h>
#include <gdcm-3.0/gdcmSmartPointer.h>

#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

constexpr unsigned kWidth = 32;
constexpr unsigned kHeight = 24;

gdcm::DataElement element_of(const void* bytes, size_t length) {
    gdcm::DataElement element(gdcm::Tag(0x7FE0, 0x0010));
    element.SetByteValue(static_cast<const char*>(bytes), static_cast<uint32_t>(length));
    return element;
}

bool write(const char* name, gdcm::Image& image, gdcm::TransferSyntax::TSType syntax) {
    gdcm::ImageChangeTransferSyntax change;
    change.SetTransferSyntax(syntax);
    change.SetInput(image);
    if (!change.Change()) return false;
    gdcm::ImageWriter writer;
    writer.SetFileName(name);
    gdcm::Attribute<0x0008, 0x0016> kind;
    kind.SetValue(gdcm::MediaStorage::GetMSString(gdcm::MediaStorage::SecondaryCaptureImageStorage));
    writer.GetFile().GetDataSet().Replace(kind.GetAsDataElement());
    writer.SetImage(change.GetOutput());
    return writer.Write();
}

bool grey(const char* name, gdcm::TransferSyntax::TSType syntax) {
    std::vector<int16_t> pixels;
    for (int y = 0; y < static_cast<int>(kHeight); y++)
        for (int x = 0; x < static_cast<int>(kWidth); x++)
            pixels.push_back(static_cast<int16_t>(37 * x + 11 * y + (x * y) % 7 - 700));
    gdcm::SmartPointer<gdcm::Image> owner = new gdcm::Image;  // what takes it counts references
    gdcm::Image& image = *owner;
    image.SetNumberOfDimensions(2);
    image.SetDimension(0, kWidth);
    image.SetDimension(1, kHeight);
    image.SetPixelFormat(gdcm::PixelFormat(1, 16, 16, 15, 1));
    image.SetPhotometricInterpretation(gdcm::PhotometricInterpretation::MONOCHROME2);
    image.SetTransferSyntax(gdcm::TransferSyntax::ExplicitVRLittleEndian);
    image.SetDataElement(element_of(pixels.data(), pixels.size() * 2));
    return write(name, image, syntax);
}

bool colour(const char* name, gdcm::TransferSyntax::TSType syntax) {
    std::vector<uint8_t> pixels;
    for (unsigned y = 0; y < kHeight; y++)
        for (unsigned x = 0; x < kWidth; x++)
            for (unsigned value : {8 * x, 10 * y, (x * y) % 256}) pixels.push_back(static_cast<uint8_t>(value));
    gdcm::SmartPointer<gdcm::Image> owner = new gdcm::Image;  // what takes it counts references
    gdcm::Image& image = *owner;
    image.SetNumberOfDimensions(2);
    image.SetDimension(0, kWidth);
    image.SetDimension(1, kHeight);
    image.SetPixelFormat(gdcm::PixelFormat(3, 8, 8, 7, 0));
    image.SetPhotometricInterpretation(gdcm::PhotometricInterpretation::RGB);
    image.SetPlanarConfiguration(0);
    image.SetTransferSyntax(gdcm::TransferSyntax::ExplicitVRLittleEndian);
    image.SetDataElement(element_of(pixels.data(), pixels.size()));
    return write(name, image, syntax);
}

}  // namespace

int main() {
    using gdcm::TransferSyntax;
    bool done = grey("grey-jpeg2000.dcm", TransferSyntax::JPEG2000Lossless) &&
                grey("grey-jpegls.dcm", TransferSyntax::JPEGLSLossless) &&
                grey("grey-jpeg-lossless.dcm", TransferSyntax::JPEGLosslessProcess14_1) &&
                grey("grey-rle.dcm", TransferSyntax::RLELossless) &&
                colour("colour-jpeg2000.dcm", TransferSyntax::JPEG2000Lossless) &&
                colour("colour-jpegls.dcm", TransferSyntax::JPEGLSLossless) &&
                colour("colour-jpeg-lossless.dcm", TransferSyntax::JPEGLosslessProcess14_1);
    if (!done) std::fprintf(stderr, "an encoder failed\n");
    return done ? 0 : 1;
}
