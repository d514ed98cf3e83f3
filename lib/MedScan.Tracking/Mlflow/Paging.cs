using System.Runtime.CompilerServices;

namespace MedScan.Tracking;

/// <summary>All pages of a search as one stream; the next page is asked for when the last item of one has been taken.</summary>
internal static class Paging
{
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        Func<string?, CancellationToken, Task<Page<T>>> page, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? token = null;
        do
        {
            var items = await page(token, cancellation).ConfigureAwait(false);
            foreach (var item in items)
                yield return item;
            if (token is not null && items.NextPageToken == token)
                throw new MlflowException(MlflowErrorCode.MalformedResponse, "The server gave the same page token twice, so the search would never end.");
            token = items.NextPageToken;
        }
        while (token is not null);
    }
}
