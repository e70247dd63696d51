//! Rates by address: what needs no log-in, and log-in itself.

use std::net::IpAddr;
use std::num::NonZeroU32;

use actix_web::HttpRequest;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::problem::ApiError;

pub struct RateLimits {
    public: DefaultKeyedRateLimiter<IpAddr>,
    login: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for RateLimits {
    /// A hall of people may share one address: public pages take fifty requests a second with bursts of five hundred,
    /// log-in five a second with bursts of two hundred. Guessing is stopped by the lock-out of accounts.
    fn default() -> Self {
        let quota = |per_second: u32, burst: u32| {
            let one = NonZeroU32::MIN;
            Quota::per_second(NonZeroU32::new(per_second).unwrap_or(one))
                .allow_burst(NonZeroU32::new(burst).unwrap_or(one))
        };
        Self {
            public: RateLimiter::keyed(quota(50, 500)),
            login: RateLimiter::keyed(quota(5, 200)),
        }
    }
}

impl RateLimits {
    pub fn public(&self, request: &HttpRequest) -> Result<(), ApiError> {
        check(&self.public, request)
    }

    pub fn login(&self, request: &HttpRequest) -> Result<(), ApiError> {
        check(&self.login, request)
    }
}

fn check(limiter: &DefaultKeyedRateLimiter<IpAddr>, request: &HttpRequest) -> Result<(), ApiError> {
    let Some(peer) = request.peer_addr() else { return Ok(()) };
    limiter.check_key(&peer.ip()).map_err(|until| {
        ApiError::code("rate.limited").retry_after(until.wait_time_from(DefaultClock::default().now()))
    })
}
