using System.Net;
using System.Net.Http.Headers;

namespace MedScan.Cards.Downloading;

/// <summary>Fetches one file, going on where an earlier attempt or an earlier process broke off.</summary>
/// <remarks>Bytes gather in <c>file.part</c>; which version of the file they are of stands in <c>file.part.json</c>, written before the
/// first of them. So whatever moment the process dies at, the bytes are gone on with only when they are of the same version.</remarks>
internal sealed class HttpDownload(RedirectingClient client, DownloadOptions options, TimeProvider time)
{
    /// <param name="address">Where from.</param>
    /// <param name="target">Where to; appears when it is whole and checked. One that is there already is checked and kept.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="progress">Told of bytes.</param>
    /// <param name="cancellation">Stops; what has arrived stays.</param>
    /// <exception cref="DownloadException">It cannot be fetched, or is not what it must be.</exception>
    public async Task FetchAsync(
        Uri address, string target, ExpectedFile expected, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        if (File.Exists(target))
        {
            if (await expected.FindFaultAsync(target, progress, cancellation).ConfigureAwait(false) is null)
                return;
            File.Delete(target);
        }

        PartialDownload part = new(target);
        string? fault = null;
        // A second round only where the first one's bytes came in several pieces, which may not belong together.
        for (int round = 0; round < 2; round++)
        {
            bool inPieces = await FetchPartAsync(address, part, expected, progress, cancellation).ConfigureAwait(false);
            fault = await expected.FindFaultAsync(part.Path, progress, cancellation).ConfigureAwait(false);
            if (fault is null)
            {
                part.Finish(target);
                return;
            }

            part.Delete();
            if (!inPieces)
                break;
        }

        throw new DownloadException(
            address, $"The file from {WebAddress.Shown(address)} {fault}. It was changed by its publisher or on the way, and has been deleted.");
    }

    /// <returns>Whether the bytes arrived in several pieces.</returns>
    private async Task<bool> FetchPartAsync(
        Uri address, PartialDownload part, ExpectedFile expected, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        bool inPieces = part.Length > 0;
        int failures = 0;
        for (int attempt = 0; ; attempt++)
        {
            long before = part.Length;
            try
            {
                if (await AttemptAsync(address, part, expected, progress, cancellation).ConfigureAwait(false))
                    return inPieces;
                // The version changed: what had arrived is gone, and the next attempt begins anew.
                inPieces = false;
                failures++;
            }
            catch (TransientException exception)
            {
                inPieces = true;
                failures = part.Length > before ? 1 : failures + 1;
                if (failures >= options.MaxFailures)
                    throw Exhausted(address, part, exception);
                TimeSpan delay = Delay(failures, exception.RetryAfter);
                progress?.Report(new TransferProgress(TransferStage.Waiting, part.Length, expected.Bytes, Note: exception.Message));
                await Task.Delay(delay, time, cancellation).ConfigureAwait(false);
            }

            if (failures >= options.MaxFailures)
                throw new DownloadException(address, $"{WebAddress.Shown(address)} serves another version of the file each time.");
        }
    }

    /// <returns>True when the file is whole, false when it has to be fetched from its beginning.</returns>
    private async Task<bool> AttemptAsync(
        Uri address, PartialDownload part, ExpectedFile expected, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        long have = part.Length;
        DownloadState? state = have == 0 ? null : await part.ReadStateAsync(cancellation).ConfigureAwait(false);
        bool goesOn = state is not null && state.Address == address.AbsoluteUri
            && (state.EntityTag is not null || state.LastModified is not null || expected.HasHash);
        if (have > 0 && have == (state?.Bytes ?? expected.Bytes) && goesOn)
            return true; // the process died between the last byte and the check

        using CancellationTokenSource stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stall.CancelAfter(options.StallTimeout);
        try
        {
            using HttpResponseMessage response = await client
                .GetAsync(address, request => AddRange(request, goesOn ? have : 0, state), stall.Token).ConfigureAwait(false);
            switch (response.StatusCode)
            {
                case HttpStatusCode.PartialContent when goesOn && Continues(response, have, state!, expected):
                    break;
                case HttpStatusCode.PartialContent:
                case HttpStatusCode.RequestedRangeNotSatisfiable when goesOn:
                    part.Delete();
                    return false;
                case HttpStatusCode.OK:
                    state = StateOf(address, response);
                    RequireSize(address, state.Bytes, expected);
                    await part.BeginAsync(state, cancellation).ConfigureAwait(false);
                    break;
                default:
                    throw Refused(address, response);
            }

            long? total = state!.Bytes ?? expected.Bytes;
            await ReceiveAsync(address, response, part, total, expected, progress, stall, cancellation).ConfigureAwait(false);
            if (total is { } whole && part.Length < whole)
                throw new TransientException($"{address.Host} ended after {part.Length} of {whole} bytes");
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TransientException($"{address.Host} sent nothing for {options.StallTimeout.TotalSeconds:0} s");
        }
    }

    private async Task ReceiveAsync(
        Uri address, HttpResponseMessage response, PartialDownload part, long? total, ExpectedFile expected,
        IProgress<TransferProgress>? progress, CancellationTokenSource stall, CancellationToken cancellation)
    {
        RequireNoPage(address, response.Content.Headers.ContentType?.MediaType, []);
        Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        FileStream file = part.OpenEnd();
        await using (file.ConfigureAwait(false))
        {
            FreeSpace.Require(part.Path, (total ?? 0) - file.Length);
            byte[] buffer = new byte[1 << 17];
            while (true)
            {
                stall.CancelAfter(options.StallTimeout);
                int read;
                try
                {
                    read = await body.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is IOException or HttpRequestException)
                {
                    throw new TransientException($"the connection to {address.Host} broke: {exception.Message}", cause: exception);
                }

                if (read == 0)
                    return;
                if (file.Length == 0)
                    RequireNoPage(address, null, buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
                RequireSize(address, Math.Max(file.Length, expected.Bytes ?? 0), expected);
                progress?.Report(new TransferProgress(TransferStage.Downloading, file.Length, total));
            }
        }
    }

    private static void AddRange(HttpRequestMessage request, long have, DownloadState? state)
    {
        if (have == 0)
            return;
        request.Headers.Range = new RangeHeaderValue(have, null);
        // So that another version comes whole and not as the end of something else.
        if (state?.EntityTag is { } tag)
            request.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue(tag));
        else if (state?.LastModified is { } date)
            request.Headers.IfRange = new RangeConditionHeaderValue(date);
    }

    // Some servers ignore If-Range.
    private static bool Continues(HttpResponseMessage response, long have, DownloadState state, ExpectedFile expected)
    {
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        long? total = state.Bytes ?? expected.Bytes;
        return range?.From == have
            && (range.Length is null || total is null || range.Length == total)
            && (response.Headers.ETag is not { IsWeak: false } tag || state.EntityTag is null || tag.Tag == state.EntityTag);
    }

    private static DownloadState StateOf(Uri address, HttpResponseMessage response) => new(
        address.AbsoluteUri,
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null,
        response.Content.Headers.LastModified,
        response.Content.Headers.ContentLength);

    private static void RequireSize(Uri address, long? bytes, ExpectedFile expected)
    {
        if (bytes is { } got && expected.Bytes is { } wanted && got != wanted)
        {
            throw new DownloadException(
                address, $"{WebAddress.Shown(address)} offers {got} bytes, and {wanted} were expected. Its publisher has changed the file; "
                + "fetch it yourself and give it with --from to take it as it is.");
        }
    }

    private static void RequireNoPage(Uri address, string? mediaType, ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> text = start.TrimStart(" \t\r\n\uFEFF"u8);
        if (mediaType is "text/html" or "application/xhtml+xml" || StartsLike(text, "<!doctype html"u8) || StartsLike(text, "<html"u8))
        {
            throw new DownloadException(
                address, $"{WebAddress.Shown(address)} answered with a web page instead of the file, perhaps to ask for a login. "
                + "Open it in a browser, save the file, and give it with --from.");
        }

        static bool StartsLike(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) =>
            text.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(text[..word.Length], word);
    }

    private static Exception Refused(Uri address, HttpResponseMessage response)
    {
        int code = (int)response.StatusCode;
        string said = $"{WebAddress.Shown(address)} answered {code} {response.ReasonPhrase}";
        if (code is 408 or 425 or 429 or >= 500 and not 501)
        {
            RetryConditionHeaderValue? after = response.Headers.RetryAfter;
            return new TransientException(said, after?.Delta ?? (after?.Date is { } date ? date - DateTimeOffset.UtcNow : null));
        }

        string advice = code switch
        {
            401 or 403 or 407 => "It needs a login or does not serve your network. Fetch the file in a browser and give it with --from.",
            404 or 410 => "The file is not there any more. Look for it on the page of the data set and give it with --from.",
            _ => "Fetch the file in a browser and give it with --from.",
        };
        return new DownloadException(address, $"{said}. {advice}", response.StatusCode);
    }

    private static DownloadException Exhausted(Uri address, PartialDownload part, TransientException last) => new(
        address, $"{WebAddress.Shown(address)} cannot be fetched now: {last.Message.TrimEnd('.')}. "
        + (part.Length > 0 ? $"{part.Length} bytes are kept; the same command goes on from there." : "Try again later."), cause: last);

    private TimeSpan Delay(int failures, TimeSpan? asked)
    {
        TimeSpan own = options.FirstDelay * Math.Pow(2, failures - 1);
        TimeSpan delay = asked > own ? asked.Value : own;
        return delay < options.LongestDelay ? delay : options.LongestDelay;
    }
}
