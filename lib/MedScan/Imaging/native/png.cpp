#include "imaging.h"

#include <png.h>

#include <csetjmp>
#include <cstdlib>
#include <cstring>

namespace {

// Everything that must be released, in one place: libpng leaves by longjmp, which runs no destructors.
struct Reader {
    const uint8_t* data;
    size_t size;
    size_t position;
    Message explain;
    DecodeStatus status;
    png_structp png;
    png_infop info;
    uint8_t* rows;         // one row, or the whole image when it is interlaced
    png_bytep* row_table;  // interlaced images only
};

void fail(png_structp png, const char* words) {
    auto* reader = static_cast<Reader*>(png_get_error_ptr(png));
    reader->explain.set(words);
    if (reader->status == kOk) {
        reader->status = std::strstr(words, "emory") != nullptr ? kOutOfMemory : kCorrupt;
    }
    png_longjmp(png, 1);
}

// libpng warns about oddities in ancillary chunks; they do not touch the pixels.
void ignore(png_structp, png_const_charp) {}

void read(png_structp png, png_bytep target, size_t length) {
    auto* reader = static_cast<Reader*>(png_get_io_ptr(png));
    if (length > reader->size - reader->position) {
        reader->status = kTruncated;
        png_error(png, "the file ends in the middle of a chunk");
    }

    std::memcpy(target, reader->data + reader->position, length);
    reader->position += length;
}

void convert(const uint8_t* source, int stored, uint8_t* scratch, uint8_t* target, int channels, size_t count) {
    if (stored == 2 || stored == 4) {
        alpha_over_black(source, scratch, count, stored);
        source = scratch;
        stored--;
    }

    if (stored == channels) {
        std::memcpy(target, source, count * static_cast<size_t>(channels));
    } else if (stored == 1) {
        gray_to_rgb(source, target, count);
    } else {
        rgb_to_gray(source, target, count);
    }
}

// The only function with a setjmp: it owns nothing itself, so nothing leaks when libpng jumps back into it.
void decode(Reader& reader, png_uint_32 width, png_uint_32 height, int channels, uint8_t* out) {
    if (setjmp(png_jmpbuf(reader.png)) != 0) return;

    png_set_read_fn(reader.png, &reader, read);
    png_set_user_limits(reader.png, width, height);
    png_set_chunk_malloc_max(reader.png, 8 << 20);
    // Texts, colour profiles and histograms are not needed; unread they cannot be broken or unpack to gigabytes.
    static const png_byte unneeded[] = "iCCP\0zTXt\0iTXt\0tEXt\0sPLT\0hIST\0eXIf\0pCAL\0sCAL\0gAMA\0cHRM\0sRGB\0sBIT\0bKGD\0tIME\0pHYs\0oFFs";
    png_set_keep_unknown_chunks(reader.png, PNG_HANDLE_CHUNK_NEVER, unneeded, static_cast<int>(sizeof(unneeded) / 5));

    png_read_info(reader.png, reader.info);
    if (png_get_image_width(reader.png, reader.info) != width || png_get_image_height(reader.png, reader.info) != height) {
        png_error(reader.png, "the header changed between two readings");
    }

    png_set_expand(reader.png);    // palette to RGB, 1/2/4 bits to 8, tRNS to an alpha channel
    png_set_strip_16(reader.png);  // 16 bits: the high byte
    int passes = png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);

    int stored = png_get_channels(reader.png, reader.info);
    size_t stride = png_get_rowbytes(reader.png, reader.info);
    size_t target_stride = static_cast<size_t>(width) * static_cast<size_t>(channels);
    if (stride != static_cast<size_t>(width) * static_cast<size_t>(stored)) {
        reader.status = kUnsupported;
        png_error(reader.png, "an unknown sample layout");
    }

    size_t rows = passes > 1 ? height : 1;
    reader.rows = static_cast<uint8_t*>(std::calloc(rows + 1, stride));  // the extra row is scratch for removed alpha
    if (reader.rows == nullptr) png_error(reader.png, "not enough memory");
    uint8_t* scratch = reader.rows + rows * stride;

    if (passes > 1) {
        reader.row_table = static_cast<png_bytep*>(std::malloc(rows * sizeof(png_bytep)));
        if (reader.row_table == nullptr) png_error(reader.png, "not enough memory");
        for (size_t y = 0; y < rows; y++) reader.row_table[y] = reader.rows + y * stride;
        png_read_image(reader.png, reader.row_table);
        for (size_t y = 0; y < rows; y++) {
            convert(reader.row_table[y], stored, scratch, out + y * target_stride, channels, width);
        }
    } else {
        for (png_uint_32 y = 0; y < height; y++) {
            png_read_row(reader.png, reader.rows, nullptr);
            convert(reader.rows, stored, scratch, out + y * target_stride, channels, width);
        }
    }

    png_read_end(reader.png, nullptr);
}

}  // namespace

// Decodes to width x height x channels (1 or 3) samples; width and height must be those of the file's header.
MEDSCAN_API int32_t medscan_decode_png(
    const uint8_t* data, int64_t size, int32_t width, int32_t height, int32_t channels, uint8_t* out,
    char* message, int32_t message_capacity) {
    Reader reader{};
    reader.data = data;
    reader.size = static_cast<size_t>(size);
    reader.explain = Message{message, message_capacity};
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, fail, ignore);
    if (reader.png == nullptr) {
        reader.explain.set("the PNG decoder could not be created");
        return kOutOfMemory;
    }

    reader.info = png_create_info_struct(reader.png);
    if (reader.info == nullptr) {
        reader.explain.set("the PNG decoder could not be created");
        reader.status = kOutOfMemory;
    } else {
        decode(reader, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), channels, out);
    }

    png_destroy_read_struct(&reader.png, &reader.info, nullptr);
    std::free(reader.rows);
    std::free(reader.row_table);
    return reader.status;
}
