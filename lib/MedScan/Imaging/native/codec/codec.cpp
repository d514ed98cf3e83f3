// medscan_codec: decodes the compressed frames of DICOM files (lossless and 12-bit JPEG, JPEG-LS, JPEG 2000) with GDCM.
//
// A process of its own, because the files are untrusted and these decoders end a process on some of them: the
// distribution's GDCM is built with assertions, which call abort. Here that costs one frame. It reads requests from
// standard input and answers on standard output until the input ends; each request has its own limits of processor time
// and memory, and once its libraries are loaded the process can open no file and no socket.
#include <gdcm-3.0/gdcmBitmap.h>
#include <gdcm-3.0/gdcmFragment.h>
#include <gdcm-3.0/gdcmSequenceOfFragments.h>
#include <gdcm-3.0/gdcmTrace.h>

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <vector>

namespace {

constexpr uint32_t kMagic = 0x4D534443;  // so that a stray byte on the pipe is noticed

// What the managed side sends; CodecRequest in CodecProcess.cs has the same fields. Little endian, like the machine.
struct Request {
    uint32_t magic;
    uint32_t codec;  // see syntax_of
    uint32_t width;
    uint32_t height;
    uint32_t samples;    // per pixel: 1 or 3
    uint32_t allocated;  // bits per sample in memory: 8 or 16
    uint32_t stored;     // bits per sample in use
    uint32_t is_signed;
    uint32_t processor_milliseconds;
    uint32_t memory_mebibytes;
    uint32_t length;  // bytes of the codestream, which follow
};

enum Status : uint32_t { kOk = 0, kCorrupt = 2, kOutOfMemory = 4 };

// Followed by `length` bytes: the samples, interleaved, or a message.
struct Reply {
    uint32_t magic;
    uint32_t status;
    uint32_t length;
};

bool read_all(void* target, size_t length) {
    auto* bytes = static_cast<char*>(target);
    while (length > 0) {
        ssize_t count = read(STDIN_FILENO, bytes, length);
        if (count <= 0) return false;
        bytes += count;
        length -= static_cast<size_t>(count);
    }

    return true;
}

bool write_all(int file, const void* source, size_t length) {
    auto* bytes = static_cast<const char*>(source);
    while (length > 0) {
        ssize_t count = write(file, bytes, length);
        if (count <= 0) return false;
        bytes += count;
        length -= static_cast<size_t>(count);
    }

    return true;
}

bool answer(int file, Status status, const void* bytes, size_t length) {
    Reply reply{kMagic, status, static_cast<uint32_t>(length)};
    return write_all(file, &reply, sizeof(reply)) && write_all(file, bytes, length);
}

bool syntax_of(uint32_t codec, gdcm::TransferSyntax::TSType& syntax) {
    switch (codec) {
        case 1: syntax = gdcm::TransferSyntax::JPEGExtendedProcess2_4; return true;
        case 2: syntax = gdcm::TransferSyntax::JPEGLosslessProcess14; return true;
        case 3: syntax = gdcm::TransferSyntax::JPEGLSLossless; return true;
        case 4: syntax = gdcm::TransferSyntax::JPEG2000; return true;
        default: return false;
    }
}

const char* decode(const Request& request, const std::vector<char>& codestream, std::vector<char>& pixels) {
    gdcm::TransferSyntax::TSType syntax;
    if (!syntax_of(request.codec, syntax)) return "an unknown compression";

    gdcm::Bitmap bitmap;
    bitmap.SetNumberOfDimensions(2);
    bitmap.SetDimension(0, request.width);
    bitmap.SetDimension(1, request.height);
    bitmap.SetPixelFormat(gdcm::PixelFormat(
        static_cast<uint16_t>(request.samples), static_cast<uint16_t>(request.allocated), static_cast<uint16_t>(request.stored),
        static_cast<uint16_t>(request.stored - 1), static_cast<uint16_t>(request.is_signed)));
    bitmap.SetPhotometricInterpretation(
        request.samples == 1 ? gdcm::PhotometricInterpretation::MONOCHROME2 : gdcm::PhotometricInterpretation::RGB);
    bitmap.SetPlanarConfiguration(0);
    bitmap.SetTransferSyntax(syntax);

    gdcm::Fragment fragment;
    fragment.SetByteValue(codestream.data(), static_cast<uint32_t>(codestream.size()));
    gdcm::SmartPointer<gdcm::SequenceOfFragments> fragments = new gdcm::SequenceOfFragments;
    fragments->AddFragment(fragment);
    gdcm::DataElement element(gdcm::Tag(0x7FE0, 0x0010));
    element.SetValue(*fragments);
    bitmap.SetDataElement(element);

    pixels.resize(static_cast<size_t>(request.width) * request.height * request.samples * (request.allocated / 8));
    if (bitmap.GetBufferLength() != pixels.size()) return "an unexpected layout of samples";
    if (!bitmap.GetBuffer(pixels.data())) return "the decoder refuses the data";
    // Some decoders correct what they were told by what the data says; then the samples are not what was asked for.
    if (bitmap.GetBufferLength() != pixels.size()) return "the data does not hold the samples that the file announces";
    return nullptr;
}

void limit(int resource, rlim_t value) {
    rlimit limits{};
    getrlimit(resource, &limits);
    limits.rlim_cur = value < limits.rlim_max ? value : limits.rlim_max;
    setrlimit(resource, &limits);
}

// Bytes of address space that the process has with its libraries, and may need for the stacks of a decoder's threads.
rlim_t occupied_memory() {
    unsigned long pages = 0;
    if (FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
        std::fclose(file);
    }

    constexpr rlim_t stack = 16 << 20;
    return static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) +
           static_cast<rlim_t>(sysconf(_SC_NPROCESSORS_ONLN)) * stack;
}

void set_alarm(uint32_t milliseconds) {
    // SIGPROF ends the process; it counts the time of all threads, so that a busy machine is no reason to give up.
    itimerval timer{};
    timer.it_value.tv_sec = milliseconds / 1000;
    timer.it_value.tv_usec = (milliseconds % 1000) * 1000;
    setitimer(ITIMER_PROF, &timer, nullptr);
}

}  // namespace

int main() {
    // Ctrl-C goes to every process of the terminal; this one ends when its owner closes the pipe.
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGPROF, SIG_DFL);
    prctl(PR_SET_DUMPABLE, 0);

    // What the libraries print must not get between the answers.
    int answers = dup(STDOUT_FILENO);
    int nothing = open("/dev/null", O_WRONLY);
    if (answers < 0 || nothing < 0 || dup2(nothing, STDOUT_FILENO) < 0 || dup2(nothing, STDERR_FILENO) < 0) return 3;
    close(nothing);
    gdcm::Trace::DebugOff();
    gdcm::Trace::WarningOff();
    gdcm::Trace::ErrorOff();

    mallopt(M_ARENA_MAX, 1);  // an arena per thread would reserve address space that nobody uses
    rlim_t occupied = occupied_memory();
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 0);

    Request request{};
    while (read_all(&request, sizeof(request)) && request.magic == kMagic) {
        const char* fault = nullptr;
        Status status = kCorrupt;
        std::vector<char> pixels;
        std::string words;
        try {
            std::vector<char> codestream(request.length);
            if (!read_all(codestream.data(), codestream.size())) return 0;
            limit(RLIMIT_AS, occupied + (static_cast<rlim_t>(request.memory_mebibytes) << 20));
            set_alarm(request.processor_milliseconds);
            fault = decode(request, codestream, pixels);
        } catch (const std::bad_alloc&) {
            status = kOutOfMemory;
            fault = "not enough memory";
        } catch (const std::exception& error) {
            words = error.what();
            fault = words.c_str();
        } catch (...) {
            fault = "the decoder failed";
        }

        set_alarm(0);
        bool written = fault == nullptr ? answer(answers, kOk, pixels.data(), pixels.size())
                                        : answer(answers, status, fault, std::strlen(fault));
        // Decoders that give up leave memory behind; the next frame gets a fresh process.
        if (!written || fault != nullptr) return 0;
    }

    return 0;
}
