using MedScan.Experiments;

namespace MedScan.Cards.Describing;

/// <summary>An address that is fetched or looked at over an encrypted connection, or nothing.</summary>
internal sealed class WebAddressFormat() : OptionalTextFormat("an address that begins with https://")
{
    public override bool Accepts(string? value) =>
        value is null || (base.Accepts(value) && Uri.TryCreate(value, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps);
}
