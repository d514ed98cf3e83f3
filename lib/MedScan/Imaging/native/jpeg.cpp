#include "imaging.h"

#include <turbojpeg.h>

#include <cstring>
#include <memory>
#include <new>

namespace {

struct HandleCloser {
    void operator()(void* handle) const { tjDestroy(handle); }
};

// libjpeg says what went wrong in words only.
DecodeStatus classify(const char* message) {
    if (std::strstr(message, "Premature end of JPEG") != nullptr) return kTruncated;
    if (std::strstr(message, "Unsupported marker") != nullptr) return kCorrupt;  // no JPEG has such markers
    if (std::strstr(message, "nsupported") != nullptr || std::strstr(message, "Sorry") != nullptr ||
        std::strstr(message, "not implemented") != nullptr) return kUnsupported;
    if (std::strstr(message, "nsufficient memory") != nullptr || std::strstr(message, "allocation failure") != nullptr) {
        return kOutOfMemory;
    }
    return kCorrupt;
}

}  // namespace

// Decodes to width x height x channels (1 or 3) samples. Width and height must be those of the file's header scaled by
// one of libjpeg's factors, rounded up. `components` is the header's component count: 1, 3 or 4.
MEDSCAN_API int32_t medscan_decode_jpeg(
    const uint8_t* data, int64_t size, int32_t components, int32_t width, int32_t height, int32_t channels, uint8_t* out,
    char* message, int32_t message_capacity) {
    Message explain{message, message_capacity};
    std::unique_ptr<void, HandleCloser> decoder(tjInitDecompress());
    if (decoder == nullptr) {
        explain.set("the JPEG decoder could not be created");
        return kOutOfMemory;
    }

    size_t count = static_cast<size_t>(width) * static_cast<size_t>(height);
    int format = components == 4 ? TJPF_CMYK : (components == 1 && channels == 1) ? TJPF_GRAY : TJPF_RGB;
    bool direct = tjPixelSize[format] == channels;
    std::unique_ptr<uint8_t[]> scratch;
    uint8_t* target = out;
    if (!direct) {
        scratch.reset(new (std::nothrow) uint8_t[count * static_cast<size_t>(tjPixelSize[format])]);
        target = scratch.get();
        if (target == nullptr) {
            explain.set("not enough memory for the decoded image");
            return kOutOfMemory;
        }
    }

    // The accurate DCT gives the samples that Pillow and OpenCV give. A warning means damaged or missing data, which
    // libjpeg would fill with grey; a scan limit stops progressive files that are small but take minutes.
    int flags = TJFLAG_ACCURATEDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
    if (tjDecompress2(decoder.get(), data, static_cast<unsigned long>(size), target, width, 0, height, format, flags) != 0) {
        const char* words = tjGetErrorStr2(decoder.get());
        explain.set(words);
        return classify(words);
    }

    if (format == TJPF_CMYK) {
        inverted_cmyk_to_rgb(target, channels == 3 ? out : target, count);
        if (channels == 1) rgb_to_gray(target, out, count);
    } else if (!direct) {
        rgb_to_gray(target, out, count);
    }

    return kOk;
}
